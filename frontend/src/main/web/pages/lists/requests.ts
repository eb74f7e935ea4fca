import { html, nothing } from 'lit'
import type { Page, RequestState, RequestSummary } from '../../api/types.ts'
import { account, client } from '../../app/session.ts'
import { empty } from '../../components/states/states.ts'
import { f, m } from '../../language/current.ts'
import { ListPage } from './list.ts'

const STATES: readonly RequestState[] = ['draft', 'published', 'filled', 'closed']
const TAGS: Record<RequestState, string> = { draft: 'tag', published: 'tag water', filled: 'tag good', closed: 'tag' }

class RequestsPage extends ListPage<RequestSummary, RequestState> {
  protected override fetch(state: RequestState | undefined, after: string | undefined): Promise<Page<RequestSummary>> {
    return client.requests(state, after)
  }

  protected override render() {
    this.setTitle(m.app.requests)
    const now = new Date()
    const several = account()?.roles.includes('company') !== true
    return html`<div class="head wrap"><div class="between"><h1>${m.app.requests}</h1><a class="btn primary" href="/requests/new">${m.list.newRequest}</a></div></div>
      <div class="wrap body">
        <p class="filter">${this.states(STATES, m.list.byState, state => m.requestState[state])}</p>
        ${this.list(m.list.loadingRequests, empty(m.list.noRequests, m.list.noRequestsText, html`<a class="btn" href="/requests/new">${m.list.newRequest}</a>`), item => html`<li>
          <div><h2 class="h3"><a href=${`/requests/${item.id}`}>${item.title}</a></h2>
            <p class="muted facts">${[several ? item.organisation ?? '' : '', item.city ?? '', item.start === undefined ? '' : m.facts.from(f.day(item.start)), item.months === undefined ? '' : m.facts.months(item.months), item.daysPerWeek === undefined ? '' : m.facts.daysAWeek(item.daysPerWeek)].filter(part => part !== '').map(part => html`<span>${part}</span>`)}</p></div>
          <p class="row-end"><span class=${TAGS[item.state]}>${m.requestState[item.state]}</span><span class="small muted">${m.list.changed(f.ago(new Date(item.changedAt), now))}</span>${item.state === 'closed' || item.state === 'filled' ? nothing : html`<a class="small" href=${`/requests/${item.id}/shortlist`}>${m.crossing.shortlist}<span class="vh">: ${item.title}</span></a>`}</p></li>`)}
      </div>`
  }
}
customElements.define('veerman-requests', RequestsPage)
