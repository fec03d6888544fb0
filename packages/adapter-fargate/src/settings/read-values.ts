import { parseArgs } from 'node:util'
import { type Setting, type SettingName, type SettingValues, settingTable, variableOf } from './table.ts'

/** A process's environment. */
export type Environment = Readonly<Record<string, string | undefined>>

export interface ReadValues {
  readonly values: SettingValues
  /** All that is wrong, a sentence each. */
  readonly faults: readonly string[]
}

/** Reads all settings; an argument wins over its variable. A blank variable is none; unknown ones are left alone. */
export function readValues(args: readonly string[], env: Environment): ReadValues {
  const faults: string[] = []
  const given = new Map<SettingName, readonly [from: string, text: string]>()

  for (const name of settingNames) {
    const variable = variableOf(name)
    const text = env[variable]?.trim()
    if (text !== undefined && text !== '') given.set(name, [variable, text])
  }
  for (const token of tokensOf(args)) {
    if (token.kind === 'option-terminator') continue
    if (token.kind === 'positional') {
      faults.push(`${JSON.stringify(token.value)} belongs to no setting; write --name value`)
      continue
    }
    const { rawName, value } = token
    const name = settingNames.find((known) => `--${known}` === rawName)
    if (name === undefined) faults.push(`there is no setting ${rawName}`)
    else if (value !== undefined) given.set(name, [rawName, value])
    else if (settings[name].kind.flag) given.set(name, [rawName, 'true'])
    else faults.push(`${rawName} needs a value: ${settings[name].kind.expected}`)
  }

  const values: Partial<Record<SettingName, unknown>> = {}
  for (const [name, [from, text]] of given) {
    const { parse, expected } = settings[name].kind
    const value = parse(text)
    if (value === undefined) faults.push(`${from} is ${JSON.stringify(text)}, expected ${expected}`)
    else values[name] = value
  }
  return { values: values as SettingValues, faults }
}

const settings: Readonly<Record<SettingName, Setting<unknown>>> = settingTable

const settingNames = Object.keys(settingTable) as readonly SettingName[]

function tokensOf(args: readonly string[]) {
  const options = Object.fromEntries(
    settingNames.map((name) => [name, { type: settings[name].kind.flag ? 'boolean' : 'string' } as const]),
  )
  return parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true }).tokens
}
