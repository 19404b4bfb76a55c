"""Pictures say in words what they draw, and hold no inline style."""

from xml.etree import ElementTree

import pytest

from productops.pictures.bars import week_bar
from productops.pictures.career_line import LONGEST, career_line
from productops.pictures.files import as_file
from productops.pictures.radar import CENTRE, RADIUS, radar
from productops.pictures.shelf import WIDTH, Spine, shelf
from productops.pictures.spread import spread

AXES = [("Pratiques", 3), ("Personnes", 0), ("Partenaires", 1), ("Pilotage", 2)]


def test_a_radar_tells_its_levels_in_words():
    svg = ElementTree.fromstring(radar(AXES))
    assert svg.get("role") == "img"
    for name, level in AXES:
        assert f"{name} {level} sur 3" in svg.get("aria-label")


def test_a_radar_names_its_levels_where_they_have_names():
    svg = radar(AXES, words=("Hors", "En appui", "Important", "Prioritaire"), beside=("le suggéré", [0, 1, 2, 3]))
    label = ElementTree.fromstring(svg).get("aria-label")
    assert "Pratiques : Prioritaire, Personnes : Hors" in label
    assert label.endswith("Partenaires : Important, Pilotage : Prioritaire")
    assert [text for text in texts(svg) if "Partenaires" in text] == ["PartenairesEn appui"]


def test_a_radar_draws_each_level_at_its_distance():
    up, right, down, left = corners(radar([("a", 3), ("b", 2), ("c", 0), ("d", 0)]), "radar__shape")
    x, y = CENTRE
    assert up == (x, y - RADIUS)
    assert right[0] - x > 2 * (x - left[0]), "level 2 stands out from level 0"
    assert down[1] - y == pytest.approx(x - left[0], abs=0.1), "level 0 keeps the same small core on every axis"
    assert left[0] < x


def test_two_mandates_are_drawn_one_over_the_other_and_told_in_words():
    svg = radar(AXES, beside=("le mandat suggéré", [0, 3, 0, 0]))
    assert corners(svg, "radar__beside") == corners(radar([("a", 0), ("b", 3), ("c", 0), ("d", 0)]), "radar__shape")
    assert "le mandat suggéré : Pratiques 0 sur 3, Personnes 3 sur 3" in ElementTree.fromstring(svg).get("aria-label")


def corners(svg, name):
    points = svg.split(f'{name}" points="')[1].split('"')[0]
    return [tuple(map(float, point.split(","))) for point in points.split()]


@pytest.mark.parametrize("axes", [AXES[:2], [("a", 4), ("b", 0), ("c", 0)], [("a", -1), ("b", 0), ("c", 0)]])
def test_a_radar_refuses_what_it_cannot_draw(axes):
    with pytest.raises(ValueError, match="radar"):
        radar(axes)


@pytest.mark.parametrize(("half_days", "width"), [(0, "0.0"), (5, "120.0"), (10, "240.0"), (14, "240.0")])
def test_a_bar_fills_with_the_week(half_days, width):
    assert f'class="week-bar__taken" width="{width}"' in week_bar(half_days)


@pytest.mark.parametrize("picture", [radar([("<b>", 1), ("b", 0), ("c", 0)]), week_bar(1, name='"><script>')])
def test_names_are_escaped_and_no_style_is_inline(picture):
    ElementTree.fromstring(picture)
    assert "<b>" not in picture
    assert "<script" not in picture
    assert "style=" not in picture


LEVELS = ("Hors", "En appui", "Important", "Prioritaire")


def circles(svg, name):
    return [
        (float(each.get("cx")), float(each.get("r")))
        for each in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}circle")
        if name in each.get("class").split()
    ]


def test_a_spread_tells_every_vote_and_the_mandate_in_words():
    svg = ElementTree.fromstring(
        spread([("Pratiques", (0, 1, 0, 3), 2), ("Pilotage", (0, 0, 0, 0), None)], levels=LEVELS)
    )
    assert svg.get("role") == "img"
    assert (
        "Pratiques : 1 pour « En appui », 3 pour « Prioritaire » ; le cadrage dit « Important ». Pilotage : aucun avis"
        in svg.get("aria-label")
    )


def test_a_spread_puts_discs_where_votes_fell_and_a_ring_where_the_mandate_stands():
    svg = spread([("Pratiques", (0, 1, 0, 3), 2)], levels=LEVELS)
    (low, small), (high, large) = circles(svg, "spread__votes")
    ((ring, around),) = circles(svg, "spread__mandate")
    assert low < ring < high
    assert small < large < around


def test_a_spread_without_a_mandate_has_no_ring():
    assert circles(spread([("Pratiques", (1, 0, 0, 0), None)], levels=LEVELS), "spread__mandate") == []


@pytest.mark.parametrize("row", [("a", (1, 2), None), ("a", (0, 0, 0, 1), 4), ("a", (0, 0, 0, 1), -1)])
def test_a_spread_refuses_what_it_cannot_draw(row):
    with pytest.raises(ValueError, match="level"):
        spread([row], levels=LEVELS)


SVG = "{http://www.w3.org/2000/svg}"


def texts(svg):
    return ["".join(each.itertext()) for each in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_a_career_line_goes_down_from_the_pasts_to_the_job_and_says_so():
    svg = career_line(["Le conseil", "Le produit"], role="Product Ops", where="Brevo & Cie", name="Inès Roy")
    label = ElementTree.fromstring(svg).get("aria-label")
    assert label == "Parcours : Inès Roy. Le conseil, puis Le produit, puis Product Ops, Brevo & Cie"
    heights = [float(dot.get("cy")) for dot in ElementTree.fromstring(svg).iter(f"{SVG}circle")]
    assert len(heights) == 3
    assert heights == sorted(heights)
    assert texts(svg) == ["Le conseil", "Le produit", "Product Ops", "Brevo & Cie"]


def test_a_career_line_shows_a_sign_each_time_one_speaks_of_a_domain():
    spoken = [("personnes", "Personnes", 3), ("pilotage", "Pilotage", 1)]
    svg = career_line(["Le conseil"], role="Product Ops", spoken=spoken, name="Inès")
    assert svg.count("sign--personnes") == 3
    assert svg.count("sign--pilotage") == 1
    assert "Parle de Personnes (3 fois), Pilotage (1 fois)" in svg


def test_a_long_text_stays_in_the_career_line_and_grows_it():
    short, long = (career_line([step], role="Product Ops", name="I") for step in ("Le conseil", "un deux trois " * 6))
    rows = [row.text for row in ElementTree.fromstring(long).iter(f"{SVG}tspan")]
    assert max(map(len, rows)) <= LONGEST
    height = [float(ElementTree.fromstring(svg).get("viewBox").split()[3]) for svg in (short, long)]
    assert height[1] > height[0]


def test_a_domain_without_a_sign_is_refused():
    with pytest.raises(KeyError):
        career_line([], role="Product Ops", spoken=[("autre", "Autre", 1)], name="I")


SVG = "{http://www.w3.org/2000/svg}"


def spines(*half_days):
    return [Spine(title=f"Mission {n} & co", half_days=each, address=f"/m/{n}/") for n, each in enumerate(half_days)]


def test_a_spine_is_as_thick_as_its_half_days_and_leads_to_its_mission():
    svg = ElementTree.fromstring(shelf([("pratiques", "Pratiques", spines(1, 3))]))
    one, three = svg.findall(f"{SVG}a")
    assert (one.get("href"), three.get("href")) == ("/m/0/", "/m/1/")
    assert three.get("aria-label") == three.find(f"{SVG}title").text == "Mission 1 & co, 3 demi-journées"
    widths = [int(each.find(f"{SVG}rect").get("width")) for each in (one, three)]
    assert widths[0] >= 24, "a finger finds it"
    assert widths[1] == pytest.approx(3 * widths[0], rel=0.1)


def test_a_full_board_is_followed_by_another_and_no_spine_leaves_the_shelf():
    svg = ElementTree.fromstring(shelf([("pilotage", "Pilotage", spines(*[2] * 20)), ("", "Autres", spines(1))]))
    drawn = [each.find(f"{SVG}rect") for each in svg.findall(f"{SVG}a")]
    assert all(int(each.get("x")) + int(each.get("width")) <= WIDTH for each in drawn)
    places = {(each.get("x"), each.get("y")) for each in drawn}
    assert len(places) == 21
    assert max(int(each.get("y")) + int(each.get("height")) for each in drawn) < int(svg.get("viewBox").split()[3])


@pytest.mark.parametrize(
    "svg",
    [
        radar(AXES, words=("Hors", "En appui", "Important", "Prioritaire")),
        career_line(["Chef"], role="Product Ops", where="X", spoken=[("pilotage", "Pilotage", 2)], name="Ada"),
        shelf([("personnes", "Personnes", spines(1, 2))]),
    ],
)
def test_a_picture_in_a_file_bears_its_colours_and_no_style(svg):
    alone = as_file(svg)
    assert "style" not in alone
    for each in ElementTree.fromstring(alone).iter():
        if each.tag in {SVG + tag for tag in ("rect", "circle", "polygon", "line", "path", "text")}:
            assert each.get("fill") or each.get("stroke"), ElementTree.tostring(each)
