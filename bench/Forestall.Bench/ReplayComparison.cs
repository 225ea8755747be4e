using System.Globalization;
using System.Text.Json;
using Forestall.Doctrine.Replay;

namespace Forestall.Bench;

/// <summary>How far the means of the engine and of a NumPy program are apart: every count, region, decade and the largest episodes of every doctrine, and every pair.</summary>
internal static class ReplayComparison
{
    private const int LargestEpisodes = 10;

    public static void Say(ReplayResult ours, JsonElement theirs)
    {
        var pairs = theirs.GetProperty("pairwise").EnumerateArray().ToDictionary(
            static p => (p.GetProperty("a").GetString(), p.GetProperty("b").GetString()),
            static p => p.GetProperty("probabilityALessHarm").GetDouble());
        foreach (var doctrine in ours.Doctrines)
        {
            var name = doctrine.Doctrine.Name;
            var gaps = Of(doctrine, theirs.GetProperty("doctrines").GetProperty(name)).ToList();
            foreach (var gap in gaps.Take(doctrine.Doctrine.Rules.Count == 0 ? 0 : 2).Append(gaps.First(static g => g.Count == "crossingsPrevented")))
            {
                Say($"  {name}, {gap}");
            }

            Say($"  {name}, furthest apart of {gaps.Count}: {gaps.MaxBy(static g => Math.Abs(g.Errors))}");
        }

        var furthest = ours.Pairwise.Select(p => Gap.Of($"{p.A} leaves fewer deaths than {p.B}", p.ProbabilityALessHarm, Error(p.ProbabilityALessHarm), pairs[(p.A, p.B)], Error(pairs[(p.A, p.B)]))).MaxBy(static g => Math.Abs(g.Errors));
        Say($"  furthest apart of {ours.Pairwise.Count} pairs: {furthest}");

        double Error(double share) => Math.Sqrt(share * (1 - share) / ours.Done);
    }

    private static IEnumerable<Gap> Of(DoctrineOutcome ours, JsonElement theirs) =>
    [
        .. ours.Counts.Select(c => Between(JsonNamingPolicy.CamelCase.ConvertName(c.Key.ToString()), c.Value, theirs.GetProperty("counts"))),
        .. ours.Regions.SelectMany(r => Between(r, theirs.GetProperty("regions"))),
        .. ours.Decades.SelectMany(d => Between(d, theirs.GetProperty("decades"))),
        .. ours.Episodes.OrderByDescending(static e => e.Recorded).Take(LargestEpisodes).Select(e => Between(e, theirs.GetProperty("episodes"))),
    ];

    private static IEnumerable<Gap> Between(GroupOutcome ours, JsonElement groups)
    {
        var theirs = groups.GetProperty(ours.Name);
        return
        [
            Between("deathsAverted", ours.DeathsAverted, theirs, ours.Name),
            Between("deathsCaused", ours.DeathsCaused, theirs, ours.Name),
            Between("crossingsPrevented", ours.CrossingsPrevented, theirs, ours.Name),
        ];
    }

    private static Gap Between(EpisodeOutcome ours, JsonElement episodes) => Between("deathsAverted", ours.DeathsAverted, episodes.GetProperty(ours.Id), ours.Id);

    private static Gap Between(string count, Band ours, JsonElement counts, string? where = null)
    {
        var theirs = counts.GetProperty(count);
        return Gap.Of(where is null ? count : $"{count} in {where}", ours.Mean, ours.StandardError, theirs.GetProperty("mean").GetDouble(), theirs.GetProperty("standardError").GetDouble());
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>Two means of a count, and how many standard errors they are apart; rounding alone is no distance.</summary>
    private sealed record Gap(string Count, double Ours, double Theirs, double Errors)
    {
        public static Gap Of(string count, double ours, double ourError, double theirs, double theirError)
        {
            var (difference, spread) = (ours - theirs, Math.Sqrt((ourError * ourError) + (theirError * theirError)));
            return new Gap(count, ours, theirs, Math.Abs(difference) <= 1e-12 * Math.Abs(ours) ? 0 : difference / spread);
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count}: {Ours:#,0.0###} and {Theirs:#,0.0###}, {Errors:0.0} standard errors apart");
    }
}
