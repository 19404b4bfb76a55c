"""Rows for tests, without chance: numbers tell them apart."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from productops.knowledge import models


class SourceFactory(DjangoModelFactory):
    class Meta:
        model = models.Source
        django_get_or_create = ("slug",)

    slug = "source-d-essai"
    title = "Une source"
    publisher = "Un éditeur"


class CareerPathFactory(DjangoModelFactory):
    class Meta:
        model = models.CareerPath

    slug = factory.Sequence(lambda n: f"parcours-{n}")
    name = factory.Sequence(lambda n: f"Depuis le parcours {n}")
    noun = factory.Sequence(lambda n: f"le parcours {n}")
    summary = "Un résumé."


class IntervieweeFactory(DjangoModelFactory):
    class Meta:
        model = models.Interviewee

    slug = factory.Sequence(lambda n: f"personne-{n}")
    name = factory.Sequence(lambda n: f"Personne {n}")
    role = "Product Ops"


class TestimonialFactory(DjangoModelFactory):
    class Meta:
        model = models.Testimonial
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda n: f"temoignage-{n}")
    interviewee = factory.SubFactory(IntervieweeFactory)
    quote = factory.Sequence(lambda n: f"ce que dit la voix {n}")
    context = "Un contexte."
    source = factory.SubFactory(SourceFactory)

    @factory.post_generation
    def paths(self, create, extracted, **kwargs):
        if create:
            self.paths.set(extracted or [])
