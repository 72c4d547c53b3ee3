"""Forms of sign-in, of one's own account, and of users and their posts."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, PasswordField, StringField

from congress.web.fields import ChoiceField, Required, TextField
from congress.web.forms import BaseForm, CreateForm, EditForm


class SignInForm(BaseForm):
    """Who signs in, and where to go on: a page (`next`) or a form that waits (`kept`)."""

    username = StringField(_l("Tên đăng nhập"))
    secret = PasswordField(_l("Mật khẩu"))
    keep = BooleanField(_l("Giữ đăng nhập trên máy này"))
    next = HiddenField()
    kept = HiddenField()


class SecretForm(BaseForm):
    """One's own secret: the present one and, twice, the new one."""

    current = PasswordField(_l("Mật khẩu đang dùng"), [Required()])
    secret = PasswordField(_l("Mật khẩu mới"), [Required()])
    again = PasswordField(_l("Gõ lại mật khẩu mới"), [Required()])


class NewUserForm(CreateForm):
    """A new account."""

    username = TextField(_l("Tên đăng nhập"), [Required()], limit=40)
    display_name = TextField(_l("Tên hiển thị"), [Required()])
    person_id = ChoiceField(_l("Người trong danh sách"))


class UserForm(EditForm):
    """The name shown and the person behind an account."""

    display_name = TextField(_l("Tên hiển thị"), [Required()])
    person_id = ChoiceField(_l("Người trong danh sách"))


class SystemPostForm(CreateForm):
    """A post over the whole installation: nothing to choose."""


class CongressPostForm(CreateForm):
    """A post held in a congress."""

    congress_id = ChoiceField(_l("Đại hội"), [Required()])


class CommitteePostForm(CreateForm):
    """A post held in a committee."""

    committee_id = ChoiceField(_l("Ban, Tiểu ban"), [Required()])


class UnitPostForm(CreateForm):
    """A post held in a unit."""

    unit_id = ChoiceField(_l("Đơn vị"), [Required()])
