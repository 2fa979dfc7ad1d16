"""Screens of the posts: those of a day, opening and closing one."""

from functools import partial

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.organisation.actions.posts import close_post, create_post
from traguardo.organisation.forms import LastDayForm, PostForm
from traguardo.organisation.queries import units as queries
from traguardo.organisation.views.acting import Screen, act_on, chosen_day
from traguardo.ui.facade import Column, arrange, page


@require_safe
@member("organisation.see")
def show_posts(request: MemberRequest) -> HttpResponse:
    day = chosen_day(request)
    posts = queries.posts(request.authority, on=day)
    table = arrange(posts, _columns(request), request.GET, name="posti", caption="Posti", per_page=100)
    return page(request, "organisation/posts.html", {"day": day, "table": table, "size": len(posts)}, part="posts")


def _columns(request: MemberRequest) -> list[Column]:
    columns = [
        Column(key="code", label="Codice", head=True),
        Column(key="title", label="Profilo"),
        Column(key="area", label="Area contrattuale"),
        Column(key="unit", label="Unità"),
        Column(key="valid_from", label="Dal", kind="date"),
    ]
    if request.may("organisation.edit"):
        code = request.authority.code
        columns.append(
            Column(
                key="close",
                label="Azioni",
                sortable=False,
                value=lambda post: f"Chiudi {post.code}",
                url=lambda post: reverse("organisation:close_post", args=[code, post.pk]),
            )
        )
    return columns


@require_http_methods(["GET", "HEAD", "POST"])
@member("organisation.edit")
def create(request: MemberRequest) -> HttpResponse:
    units = queries.units(request.authority, on=request.today)
    form = PostForm(request.POST or None, units=units, initial={"first_day": request.today})
    act = partial(create_post, by=request.user.email, authority=request.authority)
    return act_on(request, form, act, _screen(request, "Apri un posto", "Apri il posto", "Posto aperto."))


@require_http_methods(["GET", "HEAD", "POST"])
@member("organisation.edit")
def close(request: MemberRequest, pk: int) -> HttpResponse:
    post = queries.post(request.authority, pk)
    if post is None:
        raise Http404
    form = LastDayForm(request.POST or None, initial={"last_day": request.today, "version": post.version})
    act = partial(close_post, by=request.user.email, authority=request.authority, pk=pk)
    title = f"Chiudi il posto «{post.code} {post.title}»"
    return act_on(request, form, act, _screen(request, title, "Chiudi il posto", "Posto chiuso."))


def _screen(request: MemberRequest, title: str, action: str, done: str) -> Screen:
    back = reverse("organisation:posts", args=[request.authority.code])
    return Screen(title=title, action=action, done=done, back=back, back_label="Posti")
