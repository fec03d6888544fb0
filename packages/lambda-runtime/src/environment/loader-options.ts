import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Node options that say how modules are found and translated. */
const loading = /^(?:--import|--loader|--experimental-loader|--require|-r|--conditions|-C)$/
const modules = /^(?:--import|--loader|--experimental-loader|--require|-r)$/

/**
 * Of this process's Node options those that a function's process needs to load the same modules: conditions and loaders.
 * It runs in another folder, so a loader is named by its file.
 */
export function loaderOptions(execArgv: readonly string[], folder: string): readonly string[] {
  const options: string[] = []
  for (let i = 0; i < execArgv.length; i++) {
    const [name = '', ...rest] = (execArgv[i] as string).split('=')
    if (!loading.test(name)) continue
    const value = rest.length > 0 ? rest.join('=') : (execArgv[++i] ?? '')
    options.push(name, modules.test(name) ? locate(value, name, folder) : value)
  }
  return options
}

function locate(specifier: string, option: string, folder: string): string {
  if (specifier.startsWith('file:')) return specifier
  try {
    const file = createRequire(join(folder, 'from')).resolve(specifier)
    return option === '-r' || option === '--require' ? file : pathToFileURL(file).href
  } catch {
    return specifier
  }
}
