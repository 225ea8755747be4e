using Forestall.Brief.Documents;
using Forestall.Brief.Situations;
using Forestall.Doctrine.Planning;
using Forestall.Doctrine.Reading;
using Forestall.Record;
using Forestall.Record.Curated;
using Forestall.Warning;

namespace Forestall.Tests.Brief.Situations;

/// <summary>Requests for briefs of few draws, and the briefs as pages.</summary>
internal static class BriefRequests
{
    public static WarningHistory History => WarningHistory.Shipped(ViolenceRecord.Embedded, WarningSettings.Default)!;

    public static BriefRequest Of(string name, Month asOf)
    {
        var instruments = DoctrineFiles.BuiltInInstruments(CuratedRecord.Embedded);
        return new BriefRequest
        {
            Record = ViolenceRecord.Embedded,
            Curated = CuratedRecord.Embedded,
            History = History,
            Situation = ViolenceRecord.Embedded.Find(name),
            Name = name,
            AsOf = asOf,
            Instruments = instruments,
            Strategies = [.. DoctrineFiles.BuiltInStrategyNames.Select(n => DoctrineFiles.FindStrategy(n, instruments))],
            Plan = new PlanSettings { Draws = 1000, RankingDraws = 0 },
            Threads = 2,
            Command = "forestall brief",
        };
    }

    public static string Html(BriefRequest request) =>
        System.Text.Encoding.UTF8.GetString(BriefFile.Bytes("brief.html", SituationBrief.Of(request, static (_, _) => { }, TestContext.Current.CancellationToken)));
}
