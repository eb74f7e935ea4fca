import { html, nothing, type TemplateResult } from 'lit'
import type { Account, Invitation, Member, MemberRole } from '../../api/types.ts'
import { navigate } from '../../app/router/navigate.ts'
import { account, client, restoreSession } from '../../app/session.ts'
import { toast } from '../../app/toast/toast.ts'
import { AccountForm } from '../../components/form/account-form.ts'
import { selectField } from '../../components/form/form.ts'
import { failure, loading, messageOf } from '../../components/states/states.ts'
import { f, m } from '../../language/current.ts'
import './settings.ts'

const ROLES: readonly MemberRole[] = ['member', 'owner']

/** The organisation one works in: its members, and for owners those invited. */
class OrganisationPage extends AccountForm {
  static override properties = { ...AccountForm.properties, members: { state: true }, invitations: { state: true }, failed: { state: true }, role: { state: true } }
  declare members: Member[] | undefined
  declare invitations: Invitation[]
  declare failed: unknown
  declare role: MemberRole

  constructor() {
    super()
    this.invitations = []
    this.role = 'member'
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#load()
  }

  async #load(): Promise<void> {
    const who = account()
    if (who === undefined) return
    this.failed = undefined
    try {
      const [members, invitations] = await Promise.all([client.members(who.organisation.id), mayManage(who) ? client.invitations(who.organisation.id) : undefined])
      this.members = members.items
      this.invitations = invitations?.items ?? []
    } catch (error) {
      this.failed = error
    }
  }

  async #invite(event: SubmitEvent, who: Account): Promise<void> {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    const email = this.typed(event, 'email')
    await this.attempt(/^\S+@\S+$/.test(email) ? new Map() : new Map([['email', m.signIn.emailMissing]]), async () => {
      await client.invite(who.organisation.id, email, this.role)
      form.reset()
      toast(m.organisation.invited(email))
      await this.#load()
    })
  }

  async #do(act: () => Promise<void>, said: string): Promise<void> {
    try {
      await act()
      toast(said)
      await this.#load()
    } catch (error) {
      toast(messageOf(error))
    }
  }

  async #leave(who: Account): Promise<void> {
    try {
      await client.removeMember(who.organisation.id, who.id)
    } catch (error) {
      return toast(messageOf(error))
    }
    // The session here went with the membership.
    await restoreSession()
    navigate('/sign-in', 'replace')
  }

  protected override render() {
    const who = account()
    this.setTitle(m.organisation.title)
    if (who === undefined) return nothing
    return html`<div class="head wrap"><h1>${who.organisation.name}</h1><p class="facts"><span>${m.organisation.kinds[who.organisation.kind]}</span>${who.organisation.country === undefined ? nothing : html`<span>${f.countryName(who.organisation.country)}</span>`}</p></div>
      <div class="wrap body"><div class="settings">
        <section class="sec strong" aria-labelledby="members"><h2 class="h3" id="members">${m.organisation.members}</h2>
          ${this.failed !== undefined ? failure(this.failed, () => void this.#load()) : this.members === undefined ? loading(m.organisation.loading, 3) : html`<ul class="cost">${this.members.map(member => this.#member(member, who))}</ul>`}</section>
        ${mayManage(who) ? this.#inviting(who) : nothing}
        <veerman-organisation-settings></veerman-organisation-settings>
      </div></div>`
  }

  #member(member: Member, who: Account): TemplateResult {
    const own = member.account === who.id
    const id = who.organisation.id
    return html`<li class="between"><div><b>${member.name}</b>${own ? html` <span class="muted">${m.organisation.you}</span>` : nothing} <span class=${member.role === 'owner' ? 'tag water' : 'tag'}>${m.organisation.roles[member.role]}</span><p class="muted small">${member.email} · ${m.organisation.since(f.day(member.joinedAt))}</p></div>
      <p class="cluster">
        ${!mayManage(who) || own ? nothing : html`<button class="btn sm" type="button" @click=${() => void this.#do(() => client.changeMember(id, member.account, member.role === 'owner' ? 'member' : 'owner'), m.account.saved)}>${member.role === 'owner' ? m.organisation.makeMember : m.organisation.makeOwner}<span class="vh">: ${member.name}</span></button>
          <button class="btn sm" type="button" @click=${() => void this.#do(() => client.removeMember(id, member.account), m.organisation.removed(member.name))}>${m.organisation.remove}<span class="vh">: ${member.name}</span></button>`}
        ${own && who.organisations.length > 1 ? html`<button class="btn sm" type="button" @click=${() => void this.#leave(who)}>${m.organisation.leave}</button>` : nothing}
      </p></li>`
  }

  #inviting(who: Account): TemplateResult {
    return html`<section class="sec strong" aria-labelledby="invite"><h2 class="h3" id="invite">${m.organisation.invite}</h2><p class="muted">${m.organisation.inviteText}</p>${this.note()}
      <form class="stack" novalidate @submit=${(event: SubmitEvent) => void this.#invite(event, who)}>
        ${this.input('email', m.signIn.email, 'email', 'email')}
        ${selectField('role', m.organisation.role, this.role, ROLES.map(value => ({ value, name: m.organisation.roles[value] })), value => { this.role = value as MemberRole }, { hint: m.organisation.roleHint })}
        <button class="btn primary" aria-disabled=${this.busy ? 'true' : 'false'}>${m.organisation.inviteDo}</button>
      </form>
      ${this.invitations.length === 0 ? nothing : html`<h3 class="h4">${m.organisation.open}</h3><ul class="cost">${this.invitations.map(one => html`<li class="between"><div><b>${one.email}</b> <span class="tag">${m.organisation.roles[one.role]}</span><p class="muted small">${m.organisation.until(f.day(one.expiresAt))}</p></div><button class="btn sm" type="button" @click=${() => void this.#do(() => client.withdrawInvitation(who.organisation.id, one.id), m.organisation.withdrawn)}>${m.organisation.withdraw}<span class="vh">: ${one.email}</span></button></li>`)}</ul>`}
    </section>`
  }
}

function mayManage(who: Account): boolean {
  return who.organisationRole === 'owner' || who.roles.includes('admin')
}
customElements.define('veerman-organisation', OrganisationPage)
