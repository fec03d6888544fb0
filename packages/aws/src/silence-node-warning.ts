const variable = 'AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'

/**
 * Keeps the SDK from telling on standard error, at each start, which versions of Node its later releases will want: the
 * release that we have runs on all that we do. Whoever sets the SDK's variable decides.
 */
export function silenceNodeWarning(env: NodeJS.ProcessEnv = process.env): void {
  env[variable] ??= 'true'
}
