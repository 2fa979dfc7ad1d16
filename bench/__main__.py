"""Run every benchmark: `python -m bench`."""

import os
import tempfile
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
django.setup()

from bench import bodies, copayment, documents, main_job, pages, papers, sharing  # noqa: E402

with tempfile.TemporaryDirectory() as folder:
    main_job.run(Path(folder))
    bodies.run(Path(folder))
    sharing.run()
    copayment.run()
    documents.run(Path(folder))
    papers.run(Path(folder))
    pages.run(Path(folder))
