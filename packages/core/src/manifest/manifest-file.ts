/** The manifest's file name, at the artifact's root. */
export const manifestFile = 'inferry.json'
