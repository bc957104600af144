import type { MailSettings } from '../ports'

/**
 * Why mail can not go out although a server is set, one sentence; null where it can, or none is set. It keeps no console from
 * starting: mail waits in the outbox, riders do not wait.
 */
export function whyNoMail({ server, from }: MailSettings): string | null {
  if (server === null) return null
  if (from === '') return 'No mail goes out: the address that mail comes from is not set.'
  if (server.user?.password === '') {
    return 'No mail goes out: the mail server asks for a password, which is never stored; start the console with it in DELOTON_SMTP_PASSWORD or in a file named by --smtp-password-file.'
  }
  return null
}
