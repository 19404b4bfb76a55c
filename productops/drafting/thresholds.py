"""Every figure that decides something, with its reason. All are our judgement (« repères »), none is a law of the trade."""

from __future__ import annotations

from fractions import Fraction

from productops.drafting.scope import WEEK, Commitment

# --- the week ------------------------------------------------------------------------------------

FREE = 1
"""Half-days a week kept free on purpose: what comes up unasked takes that at least."""
CAPACITY = WEEK - FREE
"""Half-days a week that missions may take."""
SHARE = {
    Commitment.CARRY: Fraction(1),
    Commitment.CONTRIBUTE: Fraction(1, 2),
    Commitment.SUPPORT: Fraction(1, 4),
}
"""What part of a mission's load each commitment takes: who helps spends the meetings, not the work between them."""

# --- the suggested mandate -------------------------------------------------------------------------

PROBLEM = Fraction(3)
"""What the first problem weighs in the mandate: as much as the weight of a mission that treats a cause."""
RANKS = (Fraction(1), Fraction(7, 8), Fraction(3, 4), Fraction(5, 8), Fraction(1, 2))
"""What a problem weighs by its rank among those the leader chose: the first, twice the fifth."""
RESULT = Fraction(3, 2)
"""What an expected result weighs in the mandate: half the first problem. What hurts is surer than what is hoped for."""
SEEMS = Fraction(1, 2)
"""What part of its weight a line keeps that only seems to be an entry of the catalogue: nobody has said so yet."""
MOST_PART = Fraction(2, 3)
"""Of the weight of what hurts, the part from which its domain leads the mandate."""
MOST_CARRIED = 2
"""Domains suggested at 2 or more: a mandate that carries them all carries none."""
STRONG_PART, HALF_PART, SMALL_PART = Fraction(1, 2), Fraction(1, 2), Fraction(1, 6)
"""Of half a first problem, a domain leads at 3; from half of the leading one it is at 2, from a sixth at 1."""

# --- the suggested missions, results and competencies -------------------------------------------------

QUOTA = {1: 2, 2: 3, 3: 5}
"""Missions suggested in a domain by its level, while the week holds."""
MOST_MISSIONS = 6
"""Missions suggested in all: beyond, an offer reads as an inventory."""
TREATS = 3
"""What a mission weighs in a problem of the leader's own that seems to ask for it: as one that treats a cause."""
LEVEL_WEIGHT = 4
"""What a level of the mandate weighs beside the problems, in choosing missions: a level and a third of a named problem."""
REQUIRED_SPECIFIC, REQUIRED_SOCLE, APPRECIATED = 3, 2, 2
"""Competencies suggested: five required, of which two of the base, and two appreciated."""
BY_RANK = (Fraction(1), Fraction(2, 3), Fraction(1, 2), Fraction(2, 5))
"""What a competency weighs by its rank in a mission: the most telling first."""

# --- what is worth a word before publishing -----------------------------------------------------------

MANY_REQUIREMENTS = 7
"""Requirements above which an offer turns away people who would succeed (docs/review.md, G02)."""
MANY_PRIORITIES = 3
"""Domains at the highest level from which a post has no priority."""
WIDE_RANGE = 1.3
"""How many times its bottom the top of a pay range may be, before one reads two posts in it."""
FAR_APART = 2
"""Levels between the lowest and the highest vote from which people do not expect the same post."""

# --- the documents ------------------------------------------------------------------------------------

MOST_WORDS = 500
"""Words of ours in an offer: with what the leader types, it stays within 700."""
AMPLE = 2
"""Half-days left in the week from which the brief does not look for what to put off."""
MOST_PLANNED = 3
"""Missions that the first ninety days work on: more are begun, none is finished."""

# --- a candidate's profile ----------------------------------------------------------------------------

NEEDED = 6
"""Answers below which nothing is concluded: with fewer, one answer would decide alone."""
THRIVE = 4
"""Points from which a mandate suits: more than any single answer can give."""
LEANINGS = ((5, 3), (3, 2), (1, 1))
"""Points of answers from which a leaning is at each level."""
CARRIED = 2
"""Level from which a domain of a mandate says how one would spend one's days."""
PATH_WEIGHT = Fraction(1, 2)
"""What a signal of the past weighs beside an answer: a past opens doors; tastes and situations count as much."""
PREPARED, CLOSED, REFUSAL = 1, -2, -3
"""Points from which a past prepares for a mandate; below which, or by one refusal of that weight, it closes it."""
MOST_THRIVE = 3
"""Mandates recommended: beyond, nothing was chosen."""
JOB_LEADS = 4
"""Points from which a neighbouring job may be nearer than any mandate: two answers at least."""
MOST_REASONS = 3
MOST_TESTIMONIALS = 3
MOST_CHANGES = 3
"""Reasons, testimonials and changes that a profile shows: more are not read."""
