/**
 * Why a call of the system failed, such as `EACCES: permission denied`, without the path that Node puts behind: where
 * an artifact lies is nobody's business who may read the message.
 */
export function systemReason(error: unknown): string {
  const { message, syscall } = error as NodeJS.ErrnoException
  return syscall === undefined ? message : (message.split(',', 1)[0] as string)
}
