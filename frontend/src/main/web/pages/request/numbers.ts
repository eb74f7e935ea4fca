import type { RequestInput, TextQuantity } from '../../api/types.ts'

/** A number of the text that a field of the form does not say. */
export interface Offer { quote: string; change: Partial<RequestInput> }

/** What the text says in numbers and the form does not, at most one for each field. */
export function offersOf(text: string, quantities: readonly TextQuantity[], input: RequestInput): Offer[] {
  const offers = new Map<string, Offer>()
  for (const quantity of quantities) {
    const change = changeFor(quantity, input)
    const field = change === undefined ? undefined : Object.keys(change)[0]
    if (change !== undefined && field !== undefined && !offers.has(field)) offers.set(field, { quote: text.slice(quantity.start, quantity.end), change })
  }
  return [...offers.values()]
}

/** Nothing when the field has an answer already: what a person wrote there counts. */
function changeFor(quantity: TextQuantity, input: RequestInput): Partial<RequestInput> | undefined {
  const whole = Number.isInteger(quantity.value)
  switch (quantity.kind) {
    case 'months':
      return empty(input.months) && whole && quantity.value <= 60 ? { months: quantity.value } : undefined
    case 'days_per_week':
      return empty(input.daysPerWeek) && whole && quantity.value <= 5 ? { daysPerWeek: quantity.value } : undefined
    case 'organisation_size':
      return empty(input.organisation?.employees) && whole ? { organisation: { ...input.organisation, employees: quantity.value } } : undefined
    case 'day_rate':
      return empty(input.rateMax) && quantity.currency !== undefined ? { rateMax: { amount: String(quantity.value), currency: quantity.currency } } : undefined
    case 'years_of_experience':
    case 'years':
    case 'team_size':
    case 'money':
      return undefined
  }
}

function empty(value: unknown): boolean {
  return value === null || value === undefined
}
