using Forestall.Doctrine.Beliefs;
using Forestall.Doctrine.Replay;

namespace Forestall.Cli.Output;

/// <summary>What drives a choice and what one must believe, as JSON.</summary>
internal static class ReplayBeliefJson
{
    public static object Of(ReplayModel replay, ReplayLoss loss, SobolSettings settings, string output, SobolAnalysis analysis, InformationValue? information, ReplayBelief model) => new
    {
        seed = replay.Settings.Seed,
        samples = settings.Samples,
        level = settings.Level,
        recordVersion = replay.History.RecordVersion,
        instrumentsVersion = replay.Instruments.Version,
        answers = Answers(replay),
        loss = loss.InWords(),
        output,
        mean = analysis.Mean,
        variance = analysis.Variance,
        luck = Of(analysis.Luck),
        groups = analysis.Groups.Select(Of),
        parameters = analysis.Inputs.OrderByDescending(static i => i.Total.Value).ThenBy(static i => i.Name, StringComparer.Ordinal).Select(Of),
        information = information is null ? null : new
        {
            bestNow = model.Options[information.BestNow],
            expectedLoss = information.ExpectedLoss,
            parameters = Of(information.Parameters),
            clairvoyance = Of(information.Clairvoyance),
            groups = information.Groups.Select(static g => new { name = g.Name, worth = Of(g.Worth) }),
            inputs = information.Inputs.Select(static g => new { name = g.Name, worth = Of(g.Worth) }),
        },
    };

    public static object Answers(ReplayModel replay) => replay.Answers.OrderBy(static a => a.Key, StringComparer.Ordinal).ToDictionary(static a => a.Key, static a => a.Value, StringComparer.Ordinal);

    public static object Of(Estimate e) => new { value = e.Value, low = e.Low, high = e.High };

    private static object Of(SobolIndex index) => new { name = index.Name, first = Of(index.First), total = Of(index.Total) };

    private static object Of(InformationWorth worth) => new { value = worth.Value, standardError = worth.StandardError, upper = worth.Upper };
}
