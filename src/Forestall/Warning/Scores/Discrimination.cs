namespace Forestall.Warning.Scores;

/// <summary>How well forecasts tell events from non-events, whatever their level.</summary>
public static class Discrimination
{
    /// <summary>
    /// Area under the ROC curve: the probability that an event was rated above a non-event, ties counting half
    /// (Hanley and McNeil 1982). Null when there are no events or only events.
    /// </summary>
    public static double? Auc(ReadOnlySpan<double> ratings, ReadOnlySpan<bool> happened)
    {
        ProbabilityScores.Check(ratings, happened);
        var order = Descending(ratings);
        double events = 0, others = 0, wins = 0;
        for (var i = 0; i < order.Length;)
        {
            int tied = i, hits = 0;
            while (tied < order.Length && ratings[order[tied]].Equals(ratings[order[i]]))
            {
                hits += happened[order[tied]] ? 1 : 0;
                tied++;
            }

            var misses = tied - i - hits;
            wins += misses * (events + (hits / 2.0));
            events += hits;
            others += misses;
            i = tied;
        }

        return events == 0 || others == 0 ? null : wins / (events * others);
    }

    /// <summary>
    /// Average precision: Σ (recallₖ − recallₖ₋₁)·precisionₖ over the distinct ratings from the highest down. Null without events.
    /// </summary>
    public static double? AveragePrecision(ReadOnlySpan<double> ratings, ReadOnlySpan<bool> happened)
    {
        ProbabilityScores.Check(ratings, happened);
        var order = Descending(ratings);
        double sum = 0;
        var events = 0;
        for (var i = 0; i < order.Length;)
        {
            int tied = i, hits = 0;
            while (tied < order.Length && ratings[order[tied]].Equals(ratings[order[i]]))
            {
                hits += happened[order[tied]] ? 1 : 0;
                tied++;
            }

            events += hits;
            sum += hits * (events / (double)tied);
            i = tied;
        }

        return events == 0 ? null : sum / events;
    }

    /// <summary>
    /// Recall at k: the share of all events that stood among the <paramref name="top"/> highest ratings of their group
    /// (of the same month or year). Among equal ratings at the edge each counts by the chance that a random order would take it.
    /// Null without events.
    /// </summary>
    /// <param name="ratings">Ratings.</param>
    /// <param name="happened">Outcomes.</param>
    /// <param name="groups">The group each forecast belongs to.</param>
    /// <param name="top">How many of each group are looked at, at least 1.</param>
    public static double? RecallAt(ReadOnlySpan<double> ratings, ReadOnlySpan<bool> happened, ReadOnlySpan<int> groups, int top)
    {
        ProbabilityScores.Check(ratings, happened);
        ArgumentOutOfRangeException.ThrowIfNotEqual(groups.Length, ratings.Length, nameof(groups));
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        var members = new Dictionary<int, List<int>>();
        for (var i = 0; i < groups.Length; i++)
        {
            if (!members.TryGetValue(groups[i], out var list))
            {
                members[groups[i]] = list = [];
            }

            list.Add(i);
        }

        double caught = 0;
        var events = 0;
        foreach (var list in members.Values)
        {
            var rated = new double[list.Count];
            for (var i = 0; i < rated.Length; i++)
            {
                rated[i] = ratings[list[i]];
            }

            Array.Sort(rated);
            var edge = rated[Math.Max(0, rated.Length - top)];
            int above = 0, tied = 0;
            foreach (var rating in rated)
            {
                above += rating > edge ? 1 : 0;
                tied += rating.Equals(edge) ? 1 : 0;
            }

            var share = Math.Min(1, (top - above) / (double)tied);
            foreach (var i in list)
            {
                if (happened[i])
                {
                    events++;
                    caught += ratings[i] > edge ? 1 : ratings[i].Equals(edge) ? share : 0;
                }
            }
        }

        return events == 0 ? null : caught / events;
    }

    private static int[] Descending(ReadOnlySpan<double> ratings)
    {
        var keys = ratings.ToArray();
        var order = new int[keys.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(keys, order);
        Array.Reverse(order);
        return order;
    }
}
