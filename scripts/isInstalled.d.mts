export function isInstalled(root: string, options: { withDevelopment: boolean }): boolean;
