"""The reader: the Textual application, and the only folder that imports Textual."""
