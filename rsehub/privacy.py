"""What the hub keeps about people and who sees it, as the privacy page lists it.

Whoever makes the hub keep something more about people adds its row here in the same
change; a test finds models about people that no row names.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rsehub.privacy_rows import CONSENT, CONTRACT, INTEREST, Kept
from rsehub.privacy_together import TOGETHER

KEPT = (
    Kept(
        _("Your e-mail addresses, and which of them you have confirmed"),
        _("To sign you in, and to write to you about your account"),
        _("Until you remove the address, or the account is deleted"),
        CONTRACT,
        ("accounts.User", "account.EmailAddress", "account.EmailConfirmation"),
    ),
    Kept(
        _("A fingerprint of your password, from which it can't be read back"),
        _("To see that it is you who signs in"),
        _("Until you choose another, or the account is deleted"),
        CONTRACT,
        ("accounts.User",),
    ),
    Kept(
        _("The name that the hub should call you by, if you give one"),
        _("To greet you"),
        _("Until you empty the field, or the account is deleted"),
        CONSENT,
        ("accounts.User",),
    ),
    Kept(
        _("Your time zone"),
        _("To show times as your clock does"),
        _("Until the account is deleted"),
        CONTRACT,
        ("accounts.User",),
    ),
    Kept(
        _("When you joined, when you last signed in, and whether you are a curator"),
        _("To tell accounts in use from abandoned ones, and curators from others"),
        _("Until the account is deleted"),
        INTEREST,
        ("accounts.User",),
    ),
    Kept(
        _(
            "Your answers: for each skill the level, or that it is not your work, the "
            "version you answered in, and when you first gave and last confirmed it"
        ),
        _("To draw your profile and to find the gap to your goals"),
        _("Until you clear the answer, or the account is deleted"),
        CONTRACT,
        ("profiles.Profile", "profiles.SkillAssessment"),
    ),
    Kept(
        _(
            "Your snapshots: all your answers as they were when you kept them, at the "
            "end of a quarter, or before you moved to another version"
        ),
        _("To show you later how you grew, and to put you back after a move"),
        _("Until you delete the snapshot, or the account is deleted"),
        CONTRACT,
        ("profiles.Snapshot",),
    ),
    Kept(
        _(
            "When you moved to another version of a framework: what became of each of "
            "your answers and targets"
        ),
        _("So that you can read it again, and go back"),
        _("Until the account is deleted"),
        CONTRACT,
        ("profiles.Move",),
    ),
    Kept(
        _("Which skills you said are relevant to you or not, and when"),
        _("To ask you nothing that is not your work"),
        _("Until you take it back, or the account is deleted"),
        CONTRACT,
        ("profiles.SkillRelevance",),
    ),
    Kept(
        _("Every change of your answers, with its time, cleared ones too"),
        _("To show how you grew, and your profile as it was on any day"),
        _("Until the account is deleted"),
        CONTRACT,
        ("profiles.AssessmentEvent",),
    ),
    Kept(
        _(
            "Which role you chose as the nearest; what you add to a skill if you like: "
            "links as evidence, your interest, when you last used it, a note"
        ),
        _("To ask you for fewer skills, and to bear out what you say"),
        _("Until you remove it, or the account is deleted"),
        CONSENT,
        ("profiles.Profile", "profiles.Evidence", "profiles.SkillRemark"),
    ),
    Kept(
        _(
            "Whom you ask for an opinion on your skills, by e-mail address, and what "
            "they say: a level or an endorsement, their reason, their account and when"
        ),
        _("To set beside your own answers what others see, when you ask for it"),
        _(
            "Until you remove the request, or your account is deleted; when theirs is, "
            "the words stay without the name"
        ),
        CONSENT,
        ("profiles.OpinionRequest", "profiles.Opinion"),
    ),
    Kept(
        _(
            "Your goals: their names, the roles, targets of your own, by when, and how "
            "they ended"
        ),
        _("To show what lies between now and then"),
        _("Until you delete the goal, or the account is deleted"),
        CONTRACT,
        ("profiles.Goal", "profiles.GoalSkill"),
    ),
    Kept(
        _(
            "Whom you share a profile with: what you call a link, a fingerprint of it, "
            "or the address you name; what it gives, until when, how often it was "
            "opened and on which day last, and never by whom"
        ),
        _("To show your profile to those you chose, and to nobody else"),
        _(
            "Until you take it back, or the account is deleted; what has ended goes "
            "when you next share"
        ),
        CONTRACT,
        ("profiles.Share",),
    ),
    Kept(
        _("Your appraisal packs: your profile, a goal and the gap as of one day"),
        _("To hand in, later too, what an appraisal was held on"),
        _("Until you delete the pack, or the account is deleted"),
        CONTRACT,
        ("profiles.AppraisalPack",),
    ),
    Kept(
        _(
            "What you say of training for yourself: saved, started, done, not for you; "
            "and the searches you keep, with how often their news is mailed and when "
            "it last was"
        ),
        _("To find again what you want to learn from, and to tell you what is new"),
        _("Until you take it back, or the account is deleted"),
        CONTRACT,
        ("training.ResourceMark", "training.SavedSearch"),
    ),
    Kept(
        _(
            "Your plans: what you wish of the way to a goal, and the steps that you "
            "kept"
        ),
        _("To work out the way anew as you learn, and to say what has changed"),
        _("Until you let go of the plan or goal, or the account is deleted"),
        CONTRACT,
        ("training.Plan", "training.PlanStep"),
    ),
    Kept(
        _(
            "What you say of a resource: whether its time and level were right, a "
            "sentence, and which level you held after it"
        ),
        _("To tell those who come after you, counted and without your name"),
        _("Until you take it back, or the account is deleted"),
        CONTRACT,
        ("training.Review", "training.StepOutcome"),
    ),
    Kept(
        _(
            "Your session: a random key, which account it belongs to, and how, when "
            "and with which address you signed in"
        ),
        _("To keep you signed in from one page to the next"),
        _("Until you sign out or end it; one that has run out goes within the hour"),
        CONTRACT,
        ("sessions.Session",),
    ),
    Kept(
        _(
            "For each of your sessions: the browser, the network address, and when you "
            "were first and last there"
        ),
        _("To show you where you are signed in, so that you can end what is not yours"),
        _("Until the session ends"),
        INTEREST,
        ("usersessions.UserSession",),
    ),
    Kept(
        _(
            "The secret of an app that shows codes, fingerprints of recovery codes, "
            "the public keys of passkeys, and when each was last used"
        ),
        _("To be surer that it is you"),
        _("Until you remove it, or the account is deleted"),
        CONTRACT,
        ("mfa.Authenticator",),
    ),
    Kept(
        _(
            "If you sign in with an account at another site: your number there, and "
            "what that site says of you, such as name and address"
        ),
        _("To know you again when that site sends you"),
        _("Until you disconnect it, or the account is deleted"),
        CONTRACT,
        ("socialaccount.SocialAccount", "socialaccount.SocialToken"),
    ),
    Kept(
        _(
            "Your API tokens: a name, a fingerprint, what each may, and when it was "
            "made, ends and was last used"
        ),
        _("To let your own programs in"),
        _("Until you end it, or the account is deleted"),
        CONTRACT,
        ("accounts.ApiToken",),
    ),
    Kept(
        _(
            "What you suggest and flag, with your words and the name you chose; what "
            "you decide as a curator, and that you changed a shared record"
        ),
        _("So that everyone can see how a shared record came to say what it says"),
        _("The words stay with the record; your name goes with your account"),
        INTEREST,
        ("curation.Suggestion", "curation.Flag"),
    ),
    Kept(
        _("As a curator, which files you imported: their names and what they changed"),
        _("So that an import can be traced to its file"),
        _(
            "The file itself until it is imported, at most a day; the rest stays, and "
            "your name goes with your account"
        ),
        INTEREST,
        ("curation.ImportRun",),
    ),
    Kept(
        _("The address that you leave with a suggestion, to hear of the decision"),
        _("To tell you once what was decided"),
        _("Until it is decided and the mail to you is on its way"),
        CONSENT,
        ("curation.Suggestion",),
    ),
    Kept(
        _("A mail to you that waits to be sent: its text and your address"),
        _("So that it reaches you even when the mail server is away"),
        _("Until it is sent, seconds as a rule; two weeks if it never could be"),
        CONTRACT,
        ("accounts.QueuedMail",),
    ),
    Kept(
        _(
            "How often somebody tried to sign in, sign up, or change a password or "
            "address: the times, with the network address, the number of the account, "
            "or a fingerprint of the e-mail address; the same for suggestions, flags "
            "and requests of programs"
        ),
        _("To slow down whoever tries passwords, or sends far too much"),
        _("It counts for some minutes or an hour, and goes within the hour after"),
        INTEREST,
    ),
    Kept(
        _(
            "What was changed in the admin: by whom, what and when; where it was an "
            "account, its address"
        ),
        _("To be able to answer for the records that everyone reads"),
        _("Until the account of whoever changed it is deleted"),
        INTEREST,
        ("admin.LogEntry",),
    ),
    *TOGETHER,
)

MAILS = (
    _("to confirm an address, when you sign up or add one"),
    _("to choose a new password, when somebody asks for that with your address"),
    _(
        "to tell you that there is an account with your address already, or none, "
        "when somebody signs up or asks for a new password with it"
    ),
    _(
        "to warn you when a password or an address of your account has changed; "
        "this one says when, from which network address and with which browser"
    ),
    _(
        "to warn you when a second step, a passkey, a connected account or an API "
        "token was added or removed"
    ),
    _(
        "to tell you that somebody shares a profile with you, when they name your "
        "address; this one goes to addresses without an account, too"
    ),
    _(
        "to invite you to a team, when its manager gives your address; this goes to "
        "addresses without an account, too"
    ),
    _("to tell you that you are in a team you asked to join, or that somebody asks to"),
    _("to ask you for an opinion, when a colleague gives your address for it"),
    _("to tell you what is new for a search that you keep, until you end that"),
    _("to tell you what was decided about your suggestion, if you left an address"),
    _("to confirm that your account is erased"),
)
