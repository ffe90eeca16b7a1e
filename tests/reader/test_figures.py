"""The detail of a figure and what is explained of it: other units, its age, its series, and what disagrees with it."""

from __future__ import annotations

from briefing_tui.loading import load_file
from tests.reader.conftest import ROOT, Open
from tests.reader.golden import compare

GAS = ROOT / "tests/data/gas.briefing.yaml"


async def test_the_detail_of_a_figure(read: Open) -> None:
    async with read((160, 50), briefing=load_file(GAS), path=None) as reader:
        await reader.press("4", "p")
        await reader.until(lambda: "20 TWh net" in reader.text)
        detail = " ".join(" ".join(line.split("│")[-1].strip() for line in reader.lines).split())
        assert "as of 18 Nov 2026, 6 days old" in detail
        assert "disagrees ≤ 1800 mcm · Gas planned" in detail
        assert "≈ more than about 20 TWh net, 72 PJ, 1.7 Mtoe, 22 TWh gross, 1.5 Mt LNG, 71 bcf" in detail
        await reader.press("j", "j")
        await reader.until(lambda: "140 TWh/yr" in reader.text)
        compare(reader, "figure")
        await reader.press("z")
        assert (
            sum("Ines Vale" in line and "disagrees, planned, hedged" in line for line in reader.lines) == 1
        )  # a row a figure
        await reader.press("z", "j", "j")
        detail = "".join(line.split("│")[-1] for line in reader.lines[-5:-1])
        assert "Price of the" in detail and "≈" not in detail  # money is left alone


async def test_a_small_screen_keeps_the_chart_and_the_row(read: Open) -> None:
    async with read((80, 24), briefing=load_file(GAS), path=None) as reader:
        await reader.press("4", "p", "j", "j")
        await reader.until(lambda: "… i shows more" in reader.text)
        assert "8.1 ▁▅▅▇┊▇█ 14.0 bcm/yr" in reader.text
        assert "14.0 bcm/yr  Gas sent in a" in reader.text
        await reader.press("z")
        await reader.until(lambda: "38.3 mcm/d" in reader.text)
        await reader.press("z", "k", "k")
        await reader.burst("i", "escape", "i", "escape", "i")  # closed before the other units are known
        await reader.until(lambda: "more than about 20 TWh net" in reader.text)
        compare(reader, "explained-figure")
        await reader.press("G", "k", "k", "k", "k")
        rows = reader.app.screen.query_one("#explained")
        texts = [rows.block(key).text for key in rows.keys]  # type: ignore[attr-defined]
        assert "as of 18 Nov 2026  6 days old" in texts
        goal = next(number for number, text in enumerate(texts) if text.startswith("disagrees"))
        rows.select(goal)  # type: ignore[attr-defined]
        await reader.press("enter")
        assert reader.current.startswith("≤ 1800 mcm")
