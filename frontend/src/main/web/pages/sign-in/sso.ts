import { html } from 'lit'
import { navigate } from '../../app/router/navigate.ts'
import { returnFromProvider } from '../../app/session.ts'
import { View } from '../../app/view.ts'
import { troubleNote } from '../../components/form/account-form.ts'
import { loading } from '../../components/states/states.ts'
import { m } from '../../language/current.ts'

/** Where an identity provider sends a browser back to. */
class SsoPage extends View {
  static override properties = { trouble: { state: true } }
  declare trouble: unknown

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#enter()
  }

  async #enter(): Promise<void> {
    const query = new URLSearchParams(location.search)
    // What it brought works once: it is taken out of the address.
    history.replaceState(history.state, '', location.pathname)
    try {
      navigate(await returnFromProvider(query.get('code') ?? '-', query.get('state') ?? '-'), 'replace')
    } catch (error) {
      this.trouble = error
    }
  }

  protected override render() {
    this.setTitle(m.signIn.title)
    return html`<div class="wrap sign-in"><div><h1>${m.signIn.title}</h1>
      ${this.trouble === undefined ? loading(m.signIn.busy, 1) : html`${troubleNote(this.trouble)}<p class="cluster"><a class="btn primary" href="/sign-in">${m.app.signIn}</a></p>`}</div></div>`
  }
}
customElements.define('veerman-sso', SsoPage)
