from django.utils.safestring import SafeString, mark_safe

from rsehub.plain_messages import plain


def test_a_record_may_be_called_what_it_likes():
    words = "The role “Deploys successfully” was changed successfully. Go on."

    assert plain(words) == "The role “Deploys successfully” was changed. Go on."


def test_a_count_comes_without_praise():
    assert plain("Successfully deleted 3 roles.") == "Deleted 3 roles."


def test_markup_stays_what_it_was():
    safe = plain(mark_safe("The <b>role</b> was added successfully."))

    assert isinstance(safe, SafeString)
    assert safe == "The <b>role</b> was added."
    assert not isinstance(plain("was added successfully"), SafeString)
