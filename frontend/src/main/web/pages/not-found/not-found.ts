import { html } from 'lit'
import { account } from '../../app/session.ts'
import { View } from '../../app/view.ts'
import { m } from '../../language/current.ts'

class NotFoundPage extends View {
  protected override render() {
    this.setTitle(m.error.noPage)
    return html`<div class="wrap head"><h1>${m.error.noPage}</h1><div class="body"><p class="prose">${m.error.noPageText}</p><p class="cluster acts"><a class="btn primary" href=${account() === undefined ? '/' : '/me'}>${m.error.toStart}</a></p></div></div>`
  }
}
customElements.define('veerman-not-found', NotFoundPage)
