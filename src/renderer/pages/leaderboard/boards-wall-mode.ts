import type { useNavigate } from '@tanstack/react-router'
import { fillScreen, leaveScreen } from '../../shell/wall-mode'
import type { BoardsSearch } from './boards-search'

/** Shows nothing but the boards, over the whole screen where the system allows it. The address says which, for a reload. */
export function enterBoardsWall(navigate: ReturnType<typeof useNavigate>, search: BoardsSearch): void {
  void navigate({ to: '/wall/leaderboard', search })
  fillScreen()
}

export function leaveBoardsWall(navigate: ReturnType<typeof useNavigate>, search: BoardsSearch): void {
  leaveScreen()
  void navigate({ to: '/leaderboard', search })
}
