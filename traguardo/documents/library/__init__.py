"""One folder a document: `build.py` gathers plain data, `template.typ` sets it on pages."""
