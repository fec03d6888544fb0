/** Why the system refused a call on a file, without the code, the call and the path that Node adds: `permission denied`. */
export function systemReason(error: unknown): string {
  const { code, syscall, message } = error as NodeJS.ErrnoException
  const start = `${code}: `
  const end = message.indexOf(`, ${syscall}`)
  return message.startsWith(start) && end > start.length ? message.slice(start.length, end) : message
}
