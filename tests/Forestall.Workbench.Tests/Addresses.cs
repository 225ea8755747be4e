namespace Forestall.Workbench.Tests;

/// <summary>Pages of every kind.</summary>
internal static class Addresses
{
    public static IReadOnlyList<string> All { get; } =
    [
        "/",
        "/?asOf=1998-02",
        "/situations/Kosovo?asOf=1998-06",
        "/situations/RWA?asOf=1994-03",
        "/situations/Iceland",
        "/stories/rwanda-1994",
        "/missed",
        "/missed?region=Europe&covered=true",
        "/missed/SRB-1998-05",
        "/lab",
        "/lab?draws=64&a.force=sceptical&p=mediation.harm:0.5,1",
        "/lab/instruments",
        "/lab/instruments/mediation",
        "/lab/instruments/together?p=synergyHarm:0.9",
        "/lab/doctrines/coercive-prevention",
        "/lab/believe?draws=64",
        "/lab/sensitivity?samples=16",
        "/lab/episodes",
        "/lab/episodes/RWA-1994-04?draws=64",
        "/lab/compare?b=draws%3D64",
        "/lessons",
        "/lessons/thesis",
        "/lessons/study",
        "/lessons/study?table=cases&outcome=AVERTED&c=DIPL&c=LOGDEATHS&incl=0.8&pri=0.5&n=1&x.DIPL=1",
        "/lessons/study/combinations",
        "/lessons/study/combinations?relation=sufficiency&depth=2",
        "/lessons/study/nca?perm=200",
        "/lessons/study/cna",
        "/lessons/study/theory?theory=DIPL*~GPOPP",
        "/lessons/study/cases",
        "/lessons/robustness",
        "/plans",
        "/journal",
        "/journal/new",
        "/about",
        "/methods/replay",
        "/api",
    ];
}
