import { html, nothing } from 'lit'
import type { ManagerState, ManagerSummary, Page } from '../../api/types.ts'
import { client } from '../../app/session.ts'
import { empty } from '../../components/states/states.ts'
import { f, m } from '../../language/current.ts'
import { ListPage } from './list.ts'

const STATES: readonly ManagerState[] = ['draft', 'published', 'closed']
const TAGS: Record<ManagerState, string> = { draft: 'tag', published: 'tag water', closed: 'tag' }

class ManagersPage extends ListPage<ManagerSummary, ManagerState> {
  protected override fetch(state: ManagerState | undefined, after: string | undefined): Promise<Page<ManagerSummary>> {
    return client.managers(state, after)
  }

  protected override render() {
    this.setTitle(m.app.managers)
    const now = new Date()
    return html`<div class="head wrap"><div class="between"><h1>${m.app.managers}</h1><a class="btn primary" href="/managers/new">${m.list.newManager}</a></div></div>
      <div class="wrap body">
        <p class="filter">${this.states(STATES, m.list.byState, state => m.managerState[state])}</p>
        ${this.list(m.list.loadingManagers, empty(m.list.noManagers, m.list.noManagersText, html`<a class="btn" href="/managers/new">${m.list.newManager}</a>`), item => html`<li>
          <div><h2 class="h3"><a href=${`/managers/${item.id}`}>${item.name}</a></h2><p class="muted">${item.headline}</p></div>
          <p class="row-end"><span class=${TAGS[item.state]}>${m.managerState[item.state]}</span>${item.changedAt === undefined ? nothing : html`<span class="small muted">${m.list.changed(f.ago(new Date(item.changedAt), now))}</span>`}<a class="small" href=${`/managers/${item.id}/matches`}>${m.app.matches}<span class="vh">: ${item.name}</span></a></p></li>`)}
      </div>`
  }
}
customElements.define('veerman-managers', ManagersPage)
