/** What a model is called in a metric's labels. */
export type ModelLabel = (model: string) => string

/** Models that have series of their own. */
const mostModels = 500
/** Characters, as of a model's name in a manifest. */
const longestName = 128

/** The label of the models that have none of their own. */
const others = 'other'

/**
 * Calls models by their names, as long as these are few and short: a multi-model endpoint loads and forgets any number in
 * its life, and a series stays for as long as the process.
 */
export function createModelLabels(most = mostModels): ModelLabel {
  const named = new Set<string>()
  return (model) => {
    if (model === '' || named.has(model)) return model
    if (named.size >= most || model.length > longestName) return others
    named.add(model)
    return model
  }
}
