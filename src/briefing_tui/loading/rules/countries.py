"""Countries: the codes of ISO 3166-1, what people write instead, and roughly where each country lies.

A box is in whole degrees, rounded outwards, and holds the main territory with the islands near it. Overseas territories
that have a code of their own are rows of their own; others are left out, and so is what lies beyond the 180th meridian.
That is coarse: good for telling longitude from latitude, and for nothing else.
"""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from briefing_tui.text import folded


class Country(NamedTuple):
    """A country: ISO 3166-1 alpha-2 and alpha-3, a box in degrees, and what it is called in English."""

    code: str
    alpha3: str
    west: int
    south: int
    east: int
    north: int
    name: str

    def holds(self, longitude: float, latitude: float, margin: float = 0) -> bool:
        """Whether a point lies in the box, made wider by a margin."""
        return (
            self.west - margin <= longitude <= self.east + margin
            and self.south - margin <= latitude <= self.north + margin
        )


def is_code(code: str) -> bool:
    """Whether a code is of ISO 3166-1, or XK: of those left to its users, the one that all use alike, for Kosovo."""
    return code in countries() or code == "XK"


def meant(written: str) -> str | None:
    """The code of the country that somebody means by a name or by another code; None where that is not known."""
    word = written.strip()
    if is_code(word.upper()) and len(word) == 2:
        return word.upper()
    return _meanings().get(_bare(word))


@cache
def countries() -> dict[str, Country]:
    """Every country under its alpha-2 code."""
    found = {}
    for row in _TABLE.split("|"):
        code, alpha3, west, south, east, north, name = row.split(maxsplit=6)
        found[code] = Country(code, alpha3, int(west), int(south), int(east), int(north), name.rstrip())
    return found


@cache
def _meanings() -> dict[str, str]:
    """Names, alpha-3 and other codes, folded, and the alpha-2 code of each."""
    found = {_bare(one.name): one.code for one in countries().values()}
    found |= {one.alpha3.lower(): one.code for one in countries().values()}
    return found | {name: code for code, names in _ALSO.items() for name in names.split(", ")}


def _bare(word: str) -> str:
    return folded(word).replace(".", "").replace("-", " ").removeprefix("the ")


_ALSO: Final = {
    "AE": "uae, emirates", "AZ": "republic of azerbaijan, azerbaycan", "BA": "bosnia", "BY": "belorussia",
    "CD": "dr congo, drc, congo kinshasa, zaire", "CG": "congo brazzaville, republic of the congo",
    "CI": "cote d'ivoire", "CN": "prc, people's republic of china", "CV": "cape verde", "CZ": "czech republic",
    "DE": "germany (federal republic), deutschland, federal republic of germany",
    "GB": "uk, great britain, britain, england, scotland, wales, northern ireland", "GE": "republic of georgia",
    "GR": "el, hellas", "IR": "islamic republic of iran, iran (islamic republic of), persia", "KP": "dprk",
    "KR": "korea, republic of korea", "LA": "lao pdr", "MD": "republic of moldova", "MK": "macedonia", "MM": "burma",
    "NL": "holland", "PS": "palestinian territories, state of palestine", "RU": "russian federation",
    "SY": "syrian arab republic", "SZ": "swaziland", "TL": "timor leste", "TR": "turkey",
    "US": "usa, america, united states of america", "VA": "vatican, holy see", "VN": "viet nam", "XK": "kosovo, xkx",
}  # fmt: skip
"""What else people call a country."""

_TABLE: Final = """\
AD AND 1 42 2 43 Andorra | AE ARE 51 22 57 27 United Arab Emirates | AF AFG 60 29 75 39 Afghanistan |
AG ATG -63 16 -61 18 Antigua and Barbuda | AI AIA -64 18 -62 19 Anguilla | AL ALB 19 39 22 43 Albania |
AM ARM 43 38 47 42 Armenia | AO AGO 11 -19 25 -4 Angola | AQ ATA -180 -90 180 -60 Antarctica |
AR ARG -74 -56 -53 -21 Argentina | AS ASM -172 -15 -168 -10 American Samoa | AT AUT 9 46 18 50 Austria |
AU AUS 112 -55 160 -9 Australia | AW ABW -71 12 -69 13 Aruba | AX ALA 19 59 22 61 Aland Islands |
AZ AZE 44 38 51 42 Azerbaijan | BA BIH 15 42 20 46 Bosnia and Herzegovina | BB BRB -60 13 -59 14 Barbados |
BD BGD 88 20 93 27 Bangladesh | BE BEL 2 49 7 52 Belgium | BF BFA -6 9 3 16 Burkina Faso | BG BGR 22 41 29 45 Bulgaria |
BH BHR 50 25 51 27 Bahrain | BI BDI 28 -5 31 -2 Burundi | BJ BEN 0 6 4 13 Benin |
BL BLM -63 17 -62 18 Saint Barthelemy | BM BMU -65 32 -64 33 Bermuda | BN BRN 114 4 116 6 Brunei |
BO BOL -70 -23 -57 -9 Bolivia | BQ BES -69 12 -62 18 Caribbean Netherlands | BR BRA -74 -34 -28 6 Brazil |
BS BHS -81 20 -72 28 Bahamas | BT BTN 88 26 93 29 Bhutan | BV BVT 3 -55 4 -54 Bouvet Island |
BW BWA 19 -27 30 -17 Botswana | BY BLR 23 51 33 57 Belarus | BZ BLZ -90 15 -87 19 Belize |
CA CAN -142 41 -52 84 Canada | CC CCK 96 -13 97 -11 Cocos Islands |
CD COD 12 -14 32 6 Democratic Republic of the Congo | CF CAF 14 2 28 12 Central African Republic |
CG COG 11 -6 19 4 Congo | CH CHE 5 45 11 48 Switzerland | CI CIV -9 4 -2 11 Ivory Coast |
CK COK -167 -23 -156 -8 Cook Islands | CL CHL -110 -57 -66 -17 Chile | CM CMR 8 1 17 14 Cameroon |
CN CHN 73 3 136 54 China | CO COL -82 -5 -66 14 Colombia | CR CRI -88 5 -82 12 Costa Rica | CU CUB -85 19 -74 24 Cuba |
CV CPV -26 14 -22 18 Cabo Verde | CW CUW -70 12 -68 13 Curacao | CX CXR 105 -11 106 -10 Christmas Island |
CY CYP 32 34 35 36 Cyprus | CZ CZE 12 48 19 52 Czechia | DE DEU 5 47 16 56 Germany | DJ DJI 41 10 44 13 Djibouti |
DK DNK 7 54 16 58 Denmark | DM DMA -62 15 -61 16 Dominica | DO DOM -73 17 -68 20 Dominican Republic |
DZ DZA -9 18 12 38 Algeria | EC ECU -92 -6 -75 2 Ecuador | EE EST 21 57 29 60 Estonia | EG EGY 24 21 37 32 Egypt |
EH ESH -18 20 -8 28 Western Sahara | ER ERI 36 12 44 19 Eritrea | ES ESP -19 27 5 44 Spain |
ET ETH 32 3 48 15 Ethiopia | FI FIN 19 59 32 71 Finland | FJ FJI 176 -21 180 -12 Fiji |
FK FLK -62 -53 -57 -50 Falkland Islands | FM FSM 137 0 164 11 Micronesia | FO FRO -8 61 -6 63 Faroe Islands |
FR FRA -6 41 10 52 France | GA GAB 8 -4 15 3 Gabon | GB GBR -9 49 2 61 United Kingdom | GD GRD -62 11 -61 13 Grenada |
GE GEO 39 41 47 44 Georgia | GF GUF -55 2 -51 6 French Guiana | GG GGY -3 49 -2 50 Guernsey | GH GHA -4 4 2 12 Ghana |
GI GIB -6 36 -5 37 Gibraltar | GL GRL -74 59 -11 84 Greenland | GM GMB -17 13 -13 14 Gambia |
GN GIN -16 7 -7 13 Guinea | GP GLP -62 15 -60 17 Guadeloupe | GQ GNQ 5 -2 12 4 Equatorial Guinea |
GR GRC 19 34 30 42 Greece | GS SGS -39 -60 -26 -53 South Georgia and the South Sandwich Islands |
GT GTM -93 13 -88 18 Guatemala | GU GUM 144 13 145 14 Guam | GW GNB -17 10 -13 13 Guinea-Bissau |
GY GUY -62 1 -56 9 Guyana | HK HKG 113 22 115 23 Hong Kong | HM HMD 72 -54 74 -52 Heard Island and McDonald Islands |
HN HND -90 12 -83 18 Honduras | HR HRV 13 42 20 47 Croatia | HT HTI -75 18 -71 21 Haiti | HU HUN 16 45 23 49 Hungary |
ID IDN 94 -12 142 7 Indonesia | IE IRL -11 51 -5 56 Ireland | IL ISR 34 29 36 34 Israel |
IM IMN -5 54 -4 55 Isle of Man | IN IND 68 6 98 36 India | IO IOT 71 -8 73 -5 British Indian Ocean Territory |
IQ IRQ 38 29 49 38 Iraq | IR IRN 44 25 64 40 Iran | IS ISL -25 63 -13 67 Iceland | IT ITA 6 35 19 48 Italy |
JE JEY -3 49 -2 50 Jersey | JM JAM -79 17 -76 19 Jamaica | JO JOR 34 29 40 34 Jordan | JP JPN 122 20 154 46 Japan |
KE KEN 33 -5 42 6 Kenya | KG KGZ 69 39 81 44 Kyrgyzstan | KH KHM 102 9 108 15 Cambodia |
KI KIR -175 -12 177 5 Kiribati | KM COM 43 -13 45 -11 Comoros | KN KNA -63 17 -62 18 Saint Kitts and Nevis |
KP PRK 124 37 131 44 North Korea | KR KOR 124 32 132 39 South Korea | KW KWT 46 28 49 31 Kuwait |
KY CYM -82 19 -79 20 Cayman Islands | KZ KAZ 46 40 88 56 Kazakhstan | LA LAO 100 13 108 23 Laos |
LB LBN 35 33 37 35 Lebanon | LC LCA -62 13 -60 15 Saint Lucia | LI LIE 9 47 10 48 Liechtenstein |
LK LKA 79 5 82 10 Sri Lanka | LR LBR -12 4 -7 9 Liberia | LS LSO 27 -31 30 -28 Lesotho | LT LTU 20 53 27 57 Lithuania |
LU LUX 5 49 7 51 Luxembourg | LV LVA 20 55 29 59 Latvia | LY LBY 9 19 26 34 Libya | MA MAR -18 20 0 36 Morocco |
MC MCO 7 43 8 44 Monaco | MD MDA 26 45 31 49 Moldova | ME MNE 18 41 21 44 Montenegro |
MF MAF -64 18 -63 19 Saint Martin | MG MDG 43 -26 51 -11 Madagascar | MH MHL 160 4 173 15 Marshall Islands |
MK MKD 20 40 24 43 North Macedonia | ML MLI -13 10 5 25 Mali | MM MMR 92 9 102 29 Myanmar |
MN MNG 87 41 120 53 Mongolia | MO MAC 113 22 114 23 Macao | MP MNP 144 14 147 21 Northern Mariana Islands |
MQ MTQ -62 14 -60 15 Martinique | MR MRT -18 14 -4 28 Mauritania | MS MSR -63 16 -62 17 Montserrat |
MT MLT 14 35 15 37 Malta | MU MUS 56 -21 64 -10 Mauritius | MV MDV 72 -1 74 8 Maldives | MW MWI 32 -18 36 -9 Malawi |
MX MEX -119 14 -86 33 Mexico | MY MYS 99 0 120 8 Malaysia | MZ MOZ 30 -27 41 -10 Mozambique |
NA NAM 11 -29 26 -16 Namibia | NC NCL 158 -23 172 -17 New Caledonia | NE NER 0 11 16 24 Niger |
NF NFK 167 -30 169 -28 Norfolk Island | NG NGA 2 4 15 14 Nigeria | NI NIC -88 10 -82 16 Nicaragua |
NL NLD 3 50 8 54 Netherlands | NO NOR 4 57 32 72 Norway | NP NPL 80 26 89 31 Nepal | NR NRU 166 -1 167 0 Nauru |
NU NIU -170 -20 -169 -18 Niue | NZ NZL 165 -53 180 -33 New Zealand | OM OMN 51 16 60 27 Oman |
PA PAN -84 7 -77 10 Panama | PE PER -82 -19 -68 1 Peru | PF PYF -155 -28 -134 -7 French Polynesia |
PG PNG 140 -12 160 0 Papua New Guinea | PH PHL 116 4 127 22 Philippines | PK PAK 60 23 78 38 Pakistan |
PL POL 14 48 25 55 Poland | PM SPM -57 46 -56 48 Saint Pierre and Miquelon | PN PCN -131 -26 -124 -23 Pitcairn |
PR PRI -68 17 -65 19 Puerto Rico | PS PSE 34 31 36 33 Palestine | PT PRT -32 30 -6 43 Portugal |
PW PLW 131 2 135 9 Palau | PY PRY -63 -28 -54 -19 Paraguay | QA QAT 50 24 53 27 Qatar | RE REU 55 -22 56 -20 Reunion |
RO ROU 20 43 30 49 Romania | RS SRB 18 41 24 47 Serbia | RU RUS 19 41 180 82 Russia | RW RWA 28 -3 31 -1 Rwanda |
SA SAU 34 16 56 33 Saudi Arabia | SB SLB 155 -13 171 -6 Solomon Islands | SC SYC 46 -11 57 -3 Seychelles |
SD SDN 21 8 39 23 Sudan | SE SWE 10 55 25 70 Sweden | SG SGP 103 1 105 2 Singapore |
SH SHN -15 -41 -5 -7 Saint Helena, Ascension and Tristan da Cunha | SI SVN 13 45 17 47 Slovenia |
SJ SJM -10 70 36 81 Svalbard and Jan Mayen | SK SVK 16 47 23 50 Slovakia | SL SLE -14 6 -10 11 Sierra Leone |
SM SMR 12 43 13 44 San Marino | SN SEN -18 12 -11 17 Senegal | SO SOM 40 -2 52 12 Somalia |
SR SUR -59 1 -53 7 Suriname | SS SSD 23 3 36 13 South Sudan | ST STP 6 -1 8 2 Sao Tome and Principe |
SV SLV -91 13 -87 15 El Salvador | SX SXM -64 18 -62 19 Sint Maarten | SY SYR 35 32 43 38 Syria |
SZ SWZ 30 -28 33 -25 Eswatini | TC TCA -73 21 -71 22 Turks and Caicos Islands | TD TCD 13 7 25 24 Chad |
TF ATF 39 -50 78 -11 French Southern Territories | TG TGO -1 6 2 12 Togo | TH THA 97 5 106 21 Thailand |
TJ TJK 67 36 76 42 Tajikistan | TK TKL -173 -10 -171 -8 Tokelau | TL TLS 124 -10 128 -8 East Timor |
TM TKM 52 35 67 43 Turkmenistan | TN TUN 7 30 12 38 Tunisia | TO TON -177 -24 -173 -15 Tonga |
TR TUR 25 35 45 43 Türkiye | TT TTO -62 10 -60 12 Trinidad and Tobago | TV TUV 176 -11 180 -5 Tuvalu |
TW TWN 116 20 123 27 Taiwan | TZ TZA 29 -12 41 0 Tanzania | UA UKR 22 44 41 53 Ukraine | UG UGA 29 -2 36 5 Uganda |
UM UMI -177 -1 167 29 United States Minor Outlying Islands | US USA -180 18 -66 72 United States |
UY URY -59 -36 -53 -30 Uruguay | UZ UZB 55 37 74 46 Uzbekistan | VA VAT 12 41 13 42 Vatican City |
VC VCT -62 12 -61 14 Saint Vincent and the Grenadines | VE VEN -74 0 -59 16 Venezuela |
VG VGB -65 18 -64 19 British Virgin Islands | VI VIR -66 17 -64 19 United States Virgin Islands |
VN VNM 102 7 115 24 Vietnam | VU VUT 166 -21 171 -13 Vanuatu | WF WLF -179 -15 -176 -13 Wallis and Futuna |
WS WSM -173 -15 -171 -13 Samoa | YE YEM 41 12 55 20 Yemen | YT MYT 44 -14 46 -12 Mayotte |
ZA ZAF 16 -47 38 -22 South Africa | ZM ZMB 21 -19 34 -8 Zambia | ZW ZWE 25 -23 34 -15 Zimbabwe
"""
