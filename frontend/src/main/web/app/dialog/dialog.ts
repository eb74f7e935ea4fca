import { html, nothing, render } from 'lit'

interface Question {
  title: string
  text: string
  /** The verb of what happens. */
  confirm: string
  cancel: string
  danger?: boolean
  /** A text that is needed to go on, such as a reason. */
  field?: { label: string; hint?: string; options?: readonly string[]; required: boolean; missing: string; matches?: string }
}

/** Asks before something that cannot be undone. Answers the text given (empty without a field), or undefined for no. */
export function ask(question: Question): Promise<string | undefined> {
  return new Promise(resolve => {
    const host = document.createElement('div')
    document.body.append(host)
    let answer: string | undefined
    let wrong = false
    const dialog = (): HTMLDialogElement => host.querySelector('dialog')!
    const submit = (event: Event): void => {
      event.preventDefault()
      const text = host.querySelector<HTMLInputElement>('input')?.value.trim() ?? ''
      if (question.field?.required === true && (text === '' || (question.field.matches !== undefined && text.toLowerCase() !== question.field.matches))) {
        wrong = true
        draw()
        host.querySelector<HTMLInputElement>('input')?.focus()
        return
      }
      answer = text
      dialog().close()
    }
    const draw = (): void => { render(html`
      <dialog class="dialog" aria-labelledby="dialog-title" @close=${() => { host.remove(); resolve(answer) }}>
        <form @submit=${submit} novalidate>
          <h2 class="h3" id="dialog-title">${question.title}</h2>
          <p>${question.text}</p>
          ${question.field === undefined ? nothing : html`
            <div class=${wrong ? 'field wrong' : 'field'}><label for="dialog-field">${question.field.label}</label>
              ${question.field.hint === undefined ? nothing : html`<p class="hint" id="dialog-hint">${question.field.hint}</p>`}
              <input class="input" id="dialog-field" maxlength="500" autocomplete="off" list=${question.field.options === undefined ? nothing : 'dialog-options'} aria-invalid=${wrong ? 'true' : nothing} aria-describedby=${wrong ? 'dialog-wrong' : question.field.hint === undefined ? nothing : 'dialog-hint'}>
              ${question.field.options === undefined ? nothing : html`<datalist id="dialog-options">${question.field.options.map(option => html`<option value=${option}></option>`)}</datalist>`}
              ${wrong ? html`<p class="err" id="dialog-wrong">${question.field.missing}</p>` : nothing}</div>`}
          <div class="acts"><button class=${question.danger === true ? 'btn danger' : 'btn primary'}>${question.confirm}</button>
            <button class="btn" type="button" @click=${() => dialog().close()}>${question.cancel}</button></div>
        </form>
      </dialog>`, host) }
    draw()
    dialog().showModal()
  })
}
