import './menu/menu.ts'
import './toast/toast.ts'
import { html, nothing, type TemplateResult } from 'lit'
import { icon } from '../components/icon.ts'
import { messageOf } from '../components/states/states.ts'
import { LANGUAGES } from '../api/types.ts'
import { LANGUAGE_NAMES, browserLanguage, chosenLanguage, f, m, useLanguage } from '../language/current.ts'
import type { MenuItem } from './menu/menu.ts'
import { addressChanged, followLinks, navigate, scrollBefore } from './router/navigate.ts'
import { isOpen, routeOf, type Route } from './router/routes.ts'
import { account, moveTo, restoreSession, sessionChanged, signOut } from './session.ts'
import { applyTheme, nextTheme, theme } from './theme.ts'
import { toast } from './toast/toast.ts'
import { View, focusTitle, standing } from './view.ts'

/** The element that shows each page, loaded when it is first needed. */
const PAGES: Record<Exclude<Route['page'], 'me'>, { tag: string; load: () => Promise<unknown> }> = {
  'home': { tag: 'veerman-home', load: () => import('../pages/home/home.ts') },
  'sign-in': { tag: 'veerman-sign-in', load: () => import('../pages/sign-in/sign-in.ts') },
  'sign-up': { tag: 'veerman-sign-up', load: () => import('../pages/sign-up/sign-up.ts') },
  'sso': { tag: 'veerman-sso', load: () => import('../pages/sign-in/sso.ts') },
  'forgotten': { tag: 'veerman-forgotten', load: () => import('../pages/recovery/forgotten.ts') },
  'confirm': { tag: 'veerman-confirm', load: () => import('../pages/sign-up/confirm.ts') },
  'reset': { tag: 'veerman-reset', load: () => import('../pages/recovery/reset.ts') },
  'invitation': { tag: 'veerman-invitation', load: () => import('../pages/organisation/invitation.ts') },
  'address': { tag: 'veerman-address', load: () => import('../pages/account/address.ts') },
  'account': { tag: 'veerman-account', load: () => import('../pages/account/account.ts') },
  'organisation': { tag: 'veerman-organisation', load: () => import('../pages/organisation/organisation.ts') },
  'accounts': { tag: 'veerman-accounts', load: () => import('../pages/accounts/accounts.ts') },
  'organisations': { tag: 'veerman-organisations', load: () => import('../pages/organisations/organisations.ts') },
  'audit': { tag: 'veerman-audit', load: () => import('../pages/audit/audit.ts') },
  'platform': { tag: 'veerman-health', load: () => import('../pages/health/health.ts') },
  'inquiries': { tag: 'veerman-inquiries', load: () => import('../pages/inquiries/inquiries.ts') },
  'privacy': { tag: 'veerman-privacy', load: () => import('../pages/privacy/privacy.ts') },
  'how': { tag: 'veerman-how', load: () => import('../pages/privacy/how.ts') },
  'mails': { tag: 'veerman-mails', load: () => import('../pages/mails/mails.ts') },
  'requests': { tag: 'veerman-requests', load: () => import('../pages/lists/requests.ts') },
  'request': { tag: 'veerman-request', load: () => import('../pages/request/request.ts') },
  'shortlist': { tag: 'veerman-shortlist', load: () => import('../pages/shortlist/shortlist.ts') },
  'receipt': { tag: 'veerman-receipt', load: () => import('../pages/receipt/receipt.ts') },
  'match-receipt': { tag: 'veerman-match-receipt', load: () => import('../pages/receipt/match-receipt.ts') },
  'managers': { tag: 'veerman-managers', load: () => import('../pages/lists/managers.ts') },
  'profile': { tag: 'veerman-profile', load: () => import('../pages/profile/profile.ts') },
  'profile-edit': { tag: 'veerman-profile-edit', load: () => import('../pages/profile-edit/profile-edit.ts') },
  'matches': { tag: 'veerman-matches', load: () => import('../pages/matches/matches.ts') },
  'not-found': { tag: 'veerman-not-found', load: () => import('../pages/not-found/not-found.ts') },
}

class App extends View {
  static override properties = { route: { state: true }, page: { state: true }, failed: { state: true } }
  declare route: Route
  declare page: HTMLElement | undefined
  declare failed: boolean
  #shown = ''
  #first = true

  constructor() {
    super()
    this.route = { page: 'home' }
    this.failed = false
  }

  override connectedCallback(): void {
    super.connectedCallback()
    addressChanged.addEventListener('change', event => void this.#go((event as CustomEvent).detail === 'back'), { signal: this.connection })
    sessionChanged.addEventListener('change', () => {
      if (account() === undefined && !isOpen(this.route)) navigate(signInAddress(), 'replace')
    }, { signal: this.connection })
    void this.#go(false)
  }

  async #go(back: boolean): Promise<void> {
    let route = routeOf(location.pathname, location.search, location.hash)
    if (!isOpen(route) && account() === undefined) return navigate(signInAddress(), 'replace')
    if (route.page === 'me') return navigate(ownPage(), 'replace')
    if (route.page === 'matches' && route.id === undefined) route = { ...route, id: account()?.manager }
    if (route.page === 'matches' && route.id === undefined) route = { page: 'not-found' }
    const key = JSON.stringify([route, route.page === 'not-found' ? location.pathname : ''])
    this.route = route
    if (key === this.#shown) return
    this.#shown = key
    const { tag, load } = PAGES[route.page as keyof typeof PAGES]
    try {
      await load()
      this.failed = false
    } catch {
      this.failed = true
      return
    }
    if (this.#shown !== key) return
    const page = document.createElement(tag)
    if ('id' in route && route.id !== undefined) page.dataset['id'] = route.id
    this.page = page
    await this.updateComplete
    if (page instanceof View) await page.updateComplete
    scrollTo(0, back ? scrollBefore() : 0)
    if (this.#first) this.#first = false
    else focusTitle(page)
  }

  protected override render() {
    return html`
      <a class="skip" href="#main">${m.app.skip}</a>
      <header class="top"><div class="wrap">
        <a class="brand" href="/">${mark()}Veerman</a>
        ${this.#nav()}
        <div class="end">
          <veerman-menu .face=${html`${icon('globe')}<span>${f.language.toUpperCase()}<span class="vh">, ${LANGUAGE_NAMES[f.language]}, ${m.app.changeLanguage}</span></span>`} .items=${languages()}></veerman-menu>
          ${this.#account()}
        </div>
      </div></header>
      <main id="main" tabindex="-1">${this.failed ? this.#notLoaded() : this.page ?? nothing}</main>
      <footer class="foot"><div class="wrap">${this.route.page === 'home' ? nothing : html`<span>${m.app.neverUsed}</span>`}<a href="/how">${m.how.title}</a><a href="/api/docs">API</a></div></footer>
      <veerman-toast></veerman-toast>`
  }

  #nav(): TemplateResult {
    const links = navigation(this.route)
    if (links.length === 0) return html``
    return html`<nav class="nav" aria-label=${m.app.main}>${links.map(link => html`<a href=${link.href} aria-current=${link.current ? 'page' : nothing}>${link.label}</a>`)}</nav>`
  }

  #account(): TemplateResult {
    const who = account()
    if (who === undefined) return this.route.page === 'sign-in' || this.route.page === 'sign-up' ? html`` : html`<a class="btn" href=${this.route.page === 'home' ? '/sign-in' : signInAddress()}>${m.app.signIn}</a>`
    return html`
      <veerman-menu .face=${html`${icon('user')}<span class="hide-s"><b>${who.name}</b><span class="hide-m">, ${standing()}</span></span><span class="only-s vh">${who.name}</span>${icon('down', true)}`}
        .items=${[...ownItems(this.route), { label: m.app.theme[theme()], icon: 'theme', act: () => { applyTheme(nextTheme(theme())); this.requestUpdate() } }, { label: m.app.signOut, icon: 'out', act: () => void leave() }] satisfies MenuItem[]}></veerman-menu>
      <veerman-menu class="nav-s" .face=${html`${icon('menu')}<span class="vh">${m.app.menu}</span>`} .items=${navigation(this.route)}></veerman-menu>`
  }

  #notLoaded(): TemplateResult {
    return html`<div class="wrap head"><h1>${m.error.notLoaded}</h1><div class="body"><p class="prose">${m.error.notLoadedText}</p><p class="cluster acts"><button class="btn primary" type="button" @click=${() => location.reload()}>${m.error.again}</button></p></div></div>`
  }
}

/** What an account menu leads to: the account, the organisation, and others to go on in. */
function ownItems(route: Route): MenuItem[] {
  const who = account()
  if (who === undefined) return []
  return [
    { label: m.account.title, icon: 'user', href: '/account' },
    { label: m.organisation.title, icon: 'people', href: '/organisation' },
    ...(who.manager === undefined ? [] : [{ label: m.privacy.title, icon: 'info' as const, href: '/privacy' }]),
    { label: m.inquiries.title, icon: 'info', href: '/inquiries' },
    ...who.organisations.filter(other => other.organisation.id !== who.organisation.id).map(other => ({
      label: m.account.goOnIn(other.organisation.name), icon: 'arrow' as const, act: () => void goOnIn(other.organisation.id, route),
    })),
  ]
}

async function goOnIn(organisation: string, route: Route): Promise<void> {
  try {
    await moveTo(organisation)
    if (route.page !== 'me') navigate('/me')
  } catch (error) {
    toast(messageOf(error))
  }
}

async function leave(): Promise<void> {
  try {
    await signOut()
    navigate('/')
  } catch {
    toast(m.error.signOutOffline)
  }
}

function navigation(route: Route): { href: string; label: string; current: boolean }[] {
  const who = account()
  if (who === undefined) return []
  if (who.roles.includes('manager')) {
    const own = who.manager
    return [
      ...(own === undefined ? [] : [{ href: '/matches', label: m.app.matches, current: route.page === 'matches' || route.page === 'match-receipt' }]),
      { href: own === undefined ? '/managers/new' : `/managers/${own}`, label: m.app.profile, current: route.page === 'profile' || route.page === 'profile-edit' },
    ]
  }
  const requests = { href: '/requests', label: m.app.requests, current: route.page === 'requests' || route.page === 'request' || route.page === 'shortlist' || route.page === 'receipt' }
  const managers = { href: '/managers', label: m.app.managers, current: route.page === 'managers' || route.page === 'profile' || route.page === 'profile-edit' || route.page === 'matches' || route.page === 'match-receipt' }
  const accounts = { href: '/accounts', label: m.accounts.title, current: route.page === 'accounts' }
  if (who.roles.includes('admin')) return [requests, managers, accounts, { href: '/organisations', label: m.organisations.title, current: route.page === 'organisations' }, { href: '/audit', label: m.audit.title, current: route.page === 'audit' }, { href: '/platform', label: m.health.title, current: route.page === 'platform' }]
  return who.roles.includes('agency') ? [requests, managers] : [requests]
}

/** Where somebody arrives who asks for nothing in particular. */
function ownPage(): string {
  const who = account()
  if (who?.roles.includes('manager') !== true) return '/requests'
  return who.manager === undefined ? '/managers/new' : `/managers/${who.manager}`
}

function signInAddress(): string {
  return `/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`
}

function languages(): MenuItem[] {
  return LANGUAGES.map(language => ({ label: LANGUAGE_NAMES[language], language, checked: f.language === language, act: () => void useLanguage(language, true) }))
}

function mark(): TemplateResult {
  return html`<svg viewBox="0 0 30 22" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" aria-hidden="true"><path d="M1 3.5h28" stroke-width="1.25"/><path d="M3 1.5v17M27 1.5v17"/><path d="M15 3.5v6" stroke-width="1.25"/><path d="M8.5 10h13l-2.6 5.5h-7.8z" fill="currentColor" stroke-linejoin="round"/><path d="M1 20c1.9-1.6 3.7-1.6 5.6 0s3.7 1.6 5.6 0 3.7-1.6 5.6 0 3.7 1.6 5.6 0 3.7-1.6 5.6 0" stroke-width="1.25"/></svg>`
}

applyTheme(theme())
followLinks()
await useLanguage(chosenLanguage() ?? browserLanguage(navigator.languages))
try {
  await restoreSession()
} catch {
  // Without a connection the open pages still show; the others say so themselves.
}
customElements.define('veerman-app', App)
