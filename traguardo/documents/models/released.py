"""Documents as they were approved: their files, fixed for ever, and where the public finds them."""

from django.conf import settings
from django.db import models

from traguardo.documents.domain.releasing import Resolution
from traguardo.documents.models.written import Document


class ReleaseState(models.TextChoices):
    """Life of a release; one withdrawn from view is kept, with its files and the reason."""

    APPROVED = "approved", "approvato"
    PUBLISHED = "published", "pubblicato"
    WITHDRAWN = "withdrawn", "ritirato dalla vista"


class Release(models.Model):
    """A document as an organ approved it. `digest`: SHA-256 of the data it was set from, printed in it; `data`: that data.

    A document printed from the plan alone has no `document`.
    """

    authority = models.ForeignKey("access.Authority", on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="releases")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=30)
    title = models.TextField()
    year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=20, choices=ReleaseState, default=ReleaseState.APPROVED)
    organ = models.TextField()
    act_number = models.TextField()
    act_date = models.DateField()
    digest = models.CharField(max_length=64)
    data = models.JSONField()
    approved_at = models.DateTimeField(auto_now_add=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        ordering = ("-approved_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=["authority", "digest"], name="one_release_of_a_digest"),
            models.UniqueConstraint(fields=["authority", "kind", "year", "number"], name="one_release_of_a_number"),
        )

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"

    @property
    def act(self) -> str:
        """The resolution that approved it."""
        return str(Resolution(organ=self.organ, number=self.act_number, day=self.act_date))


class ReleasedFile(models.Model):
    """A file of a release, byte for byte as approved. `form` is one of `domain.forms.Form`."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="files")
    form = models.CharField(max_length=10)
    name = models.TextField()
    media_type = models.CharField(max_length=100)
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["release", "form"], name="one_file_of_a_form"),)

    def __str__(self) -> str:
        return self.name
