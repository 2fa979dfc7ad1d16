"""What an authority shows to the public, and where it publishes what the law asks."""

from django.db import models


class Site(models.Model):
    """The public site of an authority: off until somebody turns it on; results are shown up to a day, or not at all."""

    authority = models.OneToOneField("access.Authority", on_delete=models.PROTECT, related_name="+")
    on = models.BooleanField(default=False)
    about = models.TextField(blank=True)
    contact = models.TextField(blank=True)
    home = models.TextField(blank=True)
    documents = models.BooleanField(default=True)
    progress = models.BooleanField(default=False)
    results_until = models.DateField(null=True)
    deadlines = models.BooleanField(default=True)
    transparency = models.BooleanField(default=True)
    open_data = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"sito di {self.authority_id}"


class Placement(models.Model):
    """Where the authority publishes a part of «Amministrazione trasparente», since when; or why it has not to."""

    authority = models.ForeignKey("access.Authority", on_delete=models.PROTECT, related_name="+")
    part = models.SlugField(max_length=60)
    address = models.TextField(blank=True)
    updated_on = models.DateField(null=True)
    not_due = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["authority", "part"], name="one_place_a_part"),)

    def __str__(self) -> str:
        return f"{self.part} di {self.authority_id}"
