import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Navigate,
  Outlet,
  redirect
} from '@tanstack/react-router'
import { LookUp } from './look-up/look-up'
import { AlertsPage } from './pages/alerts/alerts-page'
import { parseAlertsSearch } from './pages/alerts/alerts-search'
import { AnalyticsPage } from './pages/analytics/analytics-page'
import { parseAnalyticsSearch } from './pages/analytics/analytics-search'
import { ComparePage } from './pages/compare/compare-page'
import { parseCompareSearch } from './pages/compare/compare-search'
import { ExportsPage } from './pages/exports/exports-page'
import { FloorPage } from './pages/floor/floor-page'
import { parseFloorSearch } from './pages/floor/floor-search'
import { parseBoardsSearch } from './pages/leaderboard/boards-search'
import { BoardsWallPage } from './pages/leaderboard/boards-wall-page'
import { LeaderboardPage } from './pages/leaderboard/leaderboard-page'
import { PipelinePage } from './pages/pipeline/pipeline-page'
import { ReportsPage } from './pages/reports/reports-page'
import { parseReportsSearch } from './pages/reports/reports-search'
import { RidePage } from './pages/ride/ride-page'
import { RiderPage } from './pages/rider/rider-page'
import { RidersPage } from './pages/riders/riders-page'
import { parseRidersSearch } from './pages/riders/riders-search'
import { RidesPage } from './pages/rides/rides-page'
import { parseRidesSearch } from './pages/rides/rides-search'
import { SettingsPage } from './pages/settings/settings-page'
import { parseSettingsSearch } from './pages/settings/settings-search'
import { WallPage } from './pages/wall/wall-page'
import { KeyList } from './shell/key-list'
import { useOtherWorld } from './shell/other-world'
import { Shell } from './shell/shell'
import { useShortcuts } from './shell/shortcuts'
import { WindowTitle } from './shell/window-title'

const rootRoute = createRootRoute({ component: Root, notFoundComponent: () => <Navigate to="/floor" replace /> })

/** What is there on every page, the wall too. */
function Root() {
  useShortcuts()
  useOtherWorld()
  return (
    <>
      <WindowTitle />
      <Outlet />
      <LookUp />
      <KeyList />
    </>
  )
}

/** Pages with rail and top bar. */
const shellRoute = createRoute({ getParentRoute: () => rootRoute, id: 'shell', component: Shell })

const indexRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/floor' })
  }
})
const floorRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/floor',
  validateSearch: parseFloorSearch,
  component: FloorPage
})
const alertsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/alerts',
  validateSearch: parseAlertsSearch,
  component: AlertsPage
})
const reportsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/reports',
  validateSearch: parseReportsSearch,
  component: ReportsPage
})
const wallRoute = createRoute({ getParentRoute: () => rootRoute, path: '/wall', component: WallPage })

/** The id in an address; the floor for what is none. */
const parseId = (text: string): number => {
  const id = /^\d{1,15}$/.test(text) ? Number(text) : 0
  if (id < 1) throw redirect({ to: '/floor' })
  return id
}
const rideRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/ride/$rideId',
  params: {
    parse: ({ rideId }) => ({ rideId: parseId(rideId) }),
    stringify: ({ rideId }) => ({ rideId: String(rideId) })
  },
  component: function Ride() {
    const { rideId } = rideRoute.useParams()
    return <RidePage key={rideId} rideId={rideId} />
  }
})
const compareRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/compare',
  validateSearch: parseCompareSearch,
  component: function Compare() {
    return <ComparePage rideIds={compareRoute.useSearch().rides} />
  }
})
const riderRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rider/$riderId',
  params: {
    parse: ({ riderId }) => ({ riderId: parseId(riderId) }),
    stringify: ({ riderId }) => ({ riderId: String(riderId) })
  },
  component: function Rider() {
    const { riderId } = riderRoute.useParams()
    return <RiderPage key={riderId} riderId={riderId} />
  }
})
const ridersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/riders',
  validateSearch: parseRidersSearch,
  component: RidersPage
})
const ridesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rides',
  validateSearch: parseRidesSearch,
  component: RidesPage
})
const leaderboardRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/leaderboard',
  validateSearch: parseBoardsSearch,
  component: LeaderboardPage
})
const boardsWallRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/wall/leaderboard',
  validateSearch: parseBoardsSearch,
  component: BoardsWallPage
})
const analyticsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/analytics',
  validateSearch: parseAnalyticsSearch,
  component: AnalyticsPage
})
const exportsRoute = createRoute({ getParentRoute: () => shellRoute, path: '/exports', component: ExportsPage })
const pipelineRoute = createRoute({ getParentRoute: () => shellRoute, path: '/pipeline', component: PipelinePage })

const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings',
  validateSearch: parseSettingsSearch,
  component: SettingsPage
})

const routeTree = rootRoute.addChildren([
  indexRoute,
  wallRoute,
  boardsWallRoute,
  shellRoute.addChildren([
    floorRoute,
    alertsRoute,
    reportsRoute,
    rideRoute,
    compareRoute,
    riderRoute,
    pipelineRoute,
    ridersRoute,
    ridesRoute,
    leaderboardRoute,
    analyticsRoute,
    exportsRoute,
    settingsRoute
  ])
])

/** The page's addresses, behind the `#`: one file is served, both shells know no other path. */
export const router = createRouter({ routeTree, history: createHashHistory(), defaultPreload: false })

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
