using Forestall.Doctrine.Reading;
using Forestall.Doctrine.Replay;
using Forestall.Record;
using Forestall.Record.Curated;
using Forestall.Warning;

namespace Forestall.Tests.Doctrine.Replay;

/// <summary>The doctrines and instruments that ship, set against the record that ships.</summary>
internal static class ShippedReplay
{
    public static ReplayModel Model(ReplaySettings settings)
    {
        var record = ViolenceRecord.Embedded;
        var instruments = DoctrineFiles.BuiltInInstruments(CuratedRecord.Embedded);
        return new ReplayModel(
            ReplayHistory.Of(record, WarningHistory.Shipped(record, WarningSettings.Default)!, settings.Rubicon),
            instruments,
            [.. DoctrineFiles.BuiltInNames.Select(n => DoctrineFiles.BuiltInDoctrine(n, instruments))],
            settings);
    }
}
