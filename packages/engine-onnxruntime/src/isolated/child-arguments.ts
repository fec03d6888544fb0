/** They concern the parent's own script: a debugger's port is taken, code on the command line is not ours to repeat. */
const own =
  /^(?:-c|-e|-p|-pe|-i|--(?:inspect|debug-port|eval|print|interactive|input-type|check|test|watch)(?:[-=].*)?)$/s

/**
 * The parent's Node options for the child, so that it resolves and translates modules alike (`--conditions`,
 * `--import`), without those that must not be given twice. What begins with no dash is the value of the option before it.
 */
export function childArguments(execArgv: readonly string[]): string[] {
  let taken = true
  return execArgv.filter((argument) => {
    if (argument.startsWith('-')) taken = !own.test(argument)
    return taken
  })
}
