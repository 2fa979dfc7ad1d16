"""Documents written section by section: their text with every version of it, who works on it, what is said of it."""

from django.conf import settings
from django.db import models

from traguardo.documents.domain.kinds import Kind
from traguardo.documents.domain.states import Stage


class Document(models.Model):
    """A document of an authority. `revision` grows with each change of its sections or settings; `plan` is a version's code.

    `confirms` is the release a confirmation act confirms (DM 132/2022, art. 6).
    """

    authority = models.ForeignKey("access.Authority", on_delete=models.PROTECT, related_name="+")
    code = models.SlugField(max_length=80)
    kind = models.CharField(max_length=30, choices=[(kind.value, kind.label) for kind in Kind])
    title = models.TextField()
    year = models.PositiveSmallIntegerField()
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    plan = models.CharField(max_length=40, blank=True)
    guideline = models.CharField(max_length=80, blank=True)
    confirms = models.ForeignKey("Release", null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-year", "kind", "pk")
        constraints = (models.UniqueConstraint(fields=["authority", "code"], name="one_document_of_a_code"),)

    def __str__(self) -> str:
        return self.title


class Section(models.Model):
    """A section: its place in the document, the legal sections it answers, its text as last saved, its state, who works on it."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="sections")
    code = models.CharField(max_length=20)
    position = models.PositiveIntegerField()
    level = models.PositiveSmallIntegerField(default=1)
    title = models.TextField()
    legal = models.JSONField(default=list)
    text = models.TextField(blank=True)
    state = models.CharField(max_length=20, choices=[(stage.value, stage.label) for stage in Stage])
    revision = models.PositiveIntegerField(default=0)
    writer = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    validator = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    due = models.DateField(null=True)

    class Meta:
        ordering = ("position", "pk")
        constraints = (models.UniqueConstraint(fields=["document", "code"], name="one_section_of_a_code"),)

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class Wording(models.Model):
    """A version of a section's text, never changed: `number` is the section's revision it was saved at."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="wordings")
    number = models.PositiveIntegerField()
    title = models.TextField()
    text = models.TextField(blank=True)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=["section", "number"], name="one_wording_of_a_number"),)

    def __str__(self) -> str:
        return f"{self.section_id}: {self.number}"


class Autosave(models.Model):
    """What a person is typing and has not saved yet, on top of a revision of the section."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    based_on = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["section", "by"], name="one_autosave_a_person"),)

    def __str__(self) -> str:
        return f"{self.section_id} di {self.by_id}"


class Presence(models.Model):
    """A person has a section open: last seen there."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["section", "user"], name="one_presence_a_person"),)

    def __str__(self) -> str:
        return f"{self.user_id} in {self.section_id}"


class Remark(models.Model):
    """A comment on a section, perhaps on some words of it; it is settled, never deleted."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="remarks")
    quote = models.TextField(blank=True)
    text = models.TextField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.text[:80]
