/**
 * Whether variables give the SDK an endpoint for the service: an emulator, as a rule. It goes there, but has no variables
 * for what such endpoints need beside.
 */
export function customEndpoint(service: 'S3' | 'SQS', env: NodeJS.ProcessEnv): boolean {
  return Boolean(env[`AWS_ENDPOINT_URL_${service}`] || env['AWS_ENDPOINT_URL'])
}
