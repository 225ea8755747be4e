using Forestall.Doctrine.Replay;
using Forestall.Record.Curated;

namespace Forestall.Cli.Output;

/// <summary>An episode told out, as JSON.</summary>
internal static class StoryJson
{
    public static object Of(EpisodeStory story, ReplayModel model) => new
    {
        crossing = story.Crossing.Id,
        situation = story.Crossing.Situation.Code,
        preventable = story.Preventable,
        recorded = story.Recorded,
        draws = story.Draws,
        seed = model.Settings.Seed,
        expected = model.Settings.Expected,
        recordVersion = model.History.RecordVersion,
        instrumentsVersion = model.Instruments.Version,
        answers = model.Answers.OrderBy(static a => a.Key, StringComparer.Ordinal).ToDictionary(static a => a.Key, static a => a.Value, StringComparer.Ordinal),
        months = story.Months.Select(static m => new { month = m.Month, deaths = m.Deaths, warning = m.Warning }),
        doctrines = story.Doctrines.Select(static d => new
        {
            name = d.Doctrine.Name,
            version = d.Doctrine.Version,
            probabilityPrevented = d.Prevented,
            deathsRemaining = Band(d.DeathsRemaining),
            harmShareBeforeCoercion = d.HarmShareBeforeCoercion is { } share ? Band(share) : null,
            begunByBackfire = d.BegunByBackfire,
            instruments = d.Instruments.Select(static i => new
            {
                name = i.Instrument.Name,
                decidedBefore = i.DecidedBefore,
                decidedAfter = i.DecidedAfter,
                refusedBefore = i.RefusedBefore,
                refusedAfter = i.RefusedAfter,
                inPlaceBefore = i.InPlaceBefore,
                inPlaceAtCrossing = i.InPlaceAtCrossing,
                inPlaceAfter = i.InPlaceAfter,
                medianFirstMonth = i.MedianFirstMonth,
            }),
            inPlace = d.InPlace.ToDictionary(static c => Vocabulary.Name(c.Key), static c => c.Value, StringComparer.Ordinal),
        }),
    };

    private static object Band(Band band) => new { p5 = band.P5, p50 = band.P50, p95 = band.P95, mean = band.Mean };
}
