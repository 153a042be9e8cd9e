"""Texts of challenges on pages."""

from django import template

from challenges.prose import Block, Span, blocks_of, spans_of

register = template.Library()


@register.filter
def blocks(text: str) -> list[Block]:
    return blocks_of(text)


@register.filter
def spans(text: str) -> tuple[Span, ...]:
    return spans_of(text)
