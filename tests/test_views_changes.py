"""What two codings tell differently: `analysis.views.changes` and `python -m analysis diff`."""

from coded import code_text, code_texts

from analysis.cli import main
from analysis.views.changes import changes, told

ONE = "Trois soldats ont été tués mardi à Boni dans une embuscade, selon l'armée."
PUBLISHED = {"published": "2024-05-16"}


def test_the_same_tables_differ_in_nothing():
    tables = code_text(ONE, **PUBLISHED)
    assert changes(tables, tables).empty
    assert told(changes(tables, tables)) == "Both codings say the same."


def test_a_changed_cell_is_told_with_its_words():
    old, new = (code_text(ONE, published=day) for day in ("2024-05-16", "2024-05-23"))
    table = changes(old, new)
    dated = table[(table["frame"] == "reports") & (table["column"] == "date")]
    assert dated[["change", "old", "new"]].to_numpy().tolist() == [
        ["changed", "2024-05-14", "2024-05-21"]
    ]
    assert dated["words"].item() in ONE
    assert "date: 2024-05-14 → 2024-05-21" in told(table)


def test_rows_that_come_and_go():
    other = "Une mine a explosé lundi près de Ber au passage d'un autocar, sans faire de victime."
    old = code_texts({"a": ONE, "b": other}, **PUBLISHED)
    new = code_texts({"b": other}, **PUBLISHED)
    gone = changes(old, new)
    assert set(gone["change"]) == {"removed"}
    assert set(gone["article_id"]) == {"a"}
    assert set(changes(new, old)["change"]) == {"added"}


def test_a_report_more_changes_no_other():
    more = "Deux gendarmes ont été tués lundi à Ber. " + ONE
    table = changes(code_text(ONE, **PUBLISHED), code_text(more, **PUBLISHED))
    # every row has moved: nothing is told as changed only because its number is another
    assert not table["column"].isin(["report_id", "claim_id", "toll_id"]).any()


def test_the_command_tells_them(tmp_path, capsys):
    for name, day in (("old", "2024-05-16"), ("new", "2024-05-23")):
        code_text(ONE, published=day).save(tmp_path / name)
    assert main(["diff", str(tmp_path / "old"), str(tmp_path / "new")]) == 0
    assert "2024-05-14 → 2024-05-21" in capsys.readouterr().out
    assert main(["diff", str(tmp_path / "old"), str(tmp_path / "none")]) == 2
