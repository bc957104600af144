import type { useNavigate } from '@tanstack/react-router'

/**
 * Shows nothing but the floor, over the whole screen where the system allows it. The address stays the wall's, so that
 * whatever reloads the page comes back to it.
 */
export function enterWall(navigate: ReturnType<typeof useNavigate>): void {
  void navigate({ to: '/wall' })
  fillScreen()
}

export function leaveWall(navigate: ReturnType<typeof useNavigate>): void {
  leaveScreen()
  void navigate({ to: '/floor' })
}

/** Whether an address shows something to all the room. */
export const isWallPath = (path: string): boolean => /^\/wall(\/|$)/.test(path)

/** Takes the whole screen. */
export function fillScreen(): void {
  // Refused without a key or click of a person: the wall then fills the window.
  void document.documentElement.requestFullscreen?.().catch(() => undefined)
}

/** Gives the screen back. */
export function leaveScreen(): void {
  if (document.fullscreenElement !== null) void document.exitFullscreen().catch(() => undefined)
}
