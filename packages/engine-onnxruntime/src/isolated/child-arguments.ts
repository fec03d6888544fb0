/** With these goes the next argument. */
const withValue = new Set(['-e', '--eval', '-p', '--print', '-pe'])
/** They concern the parent's own script: a debugger's port is taken, code on the command line is not ours to repeat. */
const ownOptions = /^--(?:inspect|debug-port|eval|print|input-type|check|test|watch)(?:[-=]|$)/

/**
 * The parent's Node options for the child, so that it resolves and translates modules alike (`--conditions`,
 * `--import`), without those that must not be given twice.
 */
export function childArguments(execArgv: readonly string[]): string[] {
  return execArgv.filter(
    (argument, index) =>
      !withValue.has(argument) && !withValue.has(execArgv[index - 1] ?? '') && !ownOptions.test(argument),
  )
}
