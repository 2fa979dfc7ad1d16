"""Addresses of the incentive fund: the funds of the years, what of them is shared among people."""

from django.urls import path

from traguardo.incentives.views import (
    funds,
    funds_acts,
    funds_build,
    funds_papers,
    own,
    sharings,
    sharings_closing,
    sharings_people,
    sharings_rules,
    sharings_shares,
    sharings_simulate,
)

app_name = "incentives"
YEAR = "<slug:authority>/fondo/<int:year>/<int:number>/"
ITEM = f"{YEAR}modifica/<slug:part>/<path:code>/"
SHARINGS = "<slug:authority>/fondo/ripartizioni/"
SHARING = f"{SHARINGS}<int:pk>/"
urlpatterns = [
    path("<slug:authority>/fondo/", funds.funds, name="funds"),
    path("<slug:authority>/fondo/nuovo/", funds_acts.create_fund, name="create_fund"),
    path("<slug:authority>/fondo/confronto/", funds.compare_funds, name="compare_funds"),
    path(YEAR, funds.fund, name="fund"),
    path(f"{YEAR}a-ripartizione/", funds.to_sharing, name="to_sharing"),
    path(f"{YEAR}passo/<slug:move_name>/", funds_acts.move_fund, name="move_fund"),
    path(f"{YEAR}incassi/<path:code>/", funds_acts.cash_agreement, name="cash_agreement"),
    path(f"{YEAR}relazioni/", funds_acts.write_reports, name="write_reports"),
    path(f"{YEAR}fondo.<slug:form>", funds_papers.fund_file, name="fund_file"),
    path(f"{YEAR}documenti/<slug:paper>.pdf", funds_papers.fund_paper, name="fund_paper"),
    path(f"{YEAR}modifica/", funds_build.build_fund, name="build_fund"),
    path(f"{YEAR}modifica/annulla/", funds_build.undo_fund_change, name="undo_fund_change"),
    path(f"{YEAR}modifica/carica/", funds_build.upload_fund, name="upload_fund"),
    path(f"{YEAR}modifica/parte/<slug:frame>/", funds_build.change_frame, name="change_frame"),
    path(f"{YEAR}modifica/<slug:part>/nuovo/", funds_build.add_item, name="add_item"),
    path(f"{ITEM}togli/", funds_build.remove_item, name="remove_item"),
    path(f"{ITEM}sposta/", funds_build.shift_item, name="shift_item"),
    path(ITEM, funds_build.change_item, name="change_item"),
    path(SHARINGS, sharings.sharing_list, name="sharings"),
    path(f"{SHARINGS}nuova/", sharings.create_sharing, name="create_sharing"),
    path(SHARING, sharings.sharing_page, name="sharing"),
    path(f"{SHARING}modifica/", sharings.change_sharing, name="change_sharing"),
    path(f"{SHARING}elimina/", sharings.drop_sharing, name="drop_sharing"),
    path(f"{SHARING}simula/", sharings_simulate.simulate, name="simulate"),
    path(f"{SHARING}regole/salva/", sharings_rules.save_rules, name="save_rules"),
    path(f"{SHARING}regole/carica/", sharings_rules.upload_rules, name="upload_rules"),
    path(f"{SHARING}regole.toml", sharings_rules.sharing_rules, name="sharing_rules"),
    path(f"{SHARING}persone/", sharings_people.people, name="people"),
    path(f"{SHARING}persone/carica/", sharings_people.upload_people, name="upload_people"),
    path(f"{SHARING}persone/metti/", sharings_people.keep_people, name="keep_people"),
    path(f"{SHARING}chiudi/", sharings_closing.close_sharing, name="close_sharing"),
    path(f"{SHARING}chiudi/conferma/", sharings_closing.confirm_closing, name="confirm_closing"),
    path(f"{SHARING}importi/", sharings_shares.shares, name="shares"),
    path(f"{SHARING}importi/paghe/", sharings_shares.payroll, name="payroll"),
    path(f"{SHARING}importi/lettere.zip", sharings_shares.letters, name="letters"),
    path(f"{SHARING}importi/<int:share>/", sharings_shares.share, name="share"),
    path(f"{SHARING}importi/<int:share>/lettera.pdf", sharings_shares.share_letter, name="share_letter"),
    path("<slug:authority>/il-tuo-premio/", own.prizes, name="own_prizes"),
    path("<slug:authority>/il-tuo-premio/<int:sharing>/", own.own_prize, name="own_prize"),
    path("<slug:authority>/il-tuo-premio/<int:sharing>/lettera.pdf", own.letter, name="letter"),
]
