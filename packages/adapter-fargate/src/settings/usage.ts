import { type Setting, settingTable } from './table.ts'

/** Every setting, for `--help`. */
export function usage(): string {
  const entries: readonly (readonly [string, Setting<unknown>])[] = Object.entries(settingTable)
  const lines = entries.map(([name, { kind, about, otherwise }]) => {
    const values = kind.expected === 'text' || kind.flag ? '' : ` [${kind.expected}]`
    return `  --${name}\n      ${about}${values}${otherwise === undefined ? '' : ` (default: ${otherwise})`}\n`
  })
  return `Settings; --split-type Line is INFERRY_SPLIT_TYPE=Line too:\n${lines.join('')}`
}
