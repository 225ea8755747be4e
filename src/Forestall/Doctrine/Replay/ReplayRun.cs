using Forestall.Doctrine.Replay.Internals;

namespace Forestall.Doctrine.Replay;

/// <summary>Runs the draws of a replay in blocks, on several threads, and keeps what came out. The result does not depend on the threads.</summary>
public static class ReplayRun
{
    private const int BlockSize = 32;

    /// <summary>Runs a replay.</summary>
    /// <param name="model">The doctrines and the history.</param>
    /// <param name="threads">How many threads, at least 1.</param>
    /// <param name="progress">Told how many draws are done.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static ReplayResult Run(ReplayModel model, int threads, Action<long> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(progress);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        if (model.Settings.Draws < 1)
        {
            throw new InputException("there must be at least 1 draw.");
        }

        var tally = new ReplayTally(model.Layout, model.Doctrines.Count);
        Run(model, tally, threads, progress, cancellation);
        return Result(model, tally);
    }

    /// <summary>Runs the draws a tally lacks; how many months were looked at, and blocks of random bits taken.</summary>
    internal static (long Months, long Blocks) Run(ReplayModel model, ReplayTally tally, int threads, Action<long> progress, CancellationToken cancellation)
    {
        var width = model.Layout.Length * model.Doctrines.Count;
        var waiting = new Dictionary<long, double[]>();
        var spare = new Stack<double[]>();
        var gate = new Lock();
        var firstBlock = tally.Done / BlockSize;
        var blocks = (model.Settings.Draws + BlockSize - 1) / BlockSize;
        var nextToTake = firstBlock;
        var nextToAdd = firstBlock;
        var (months, randomBlocks) = (0L, 0L);
        Exception? failure = null;

        void Work()
        {
            var run = model.NewRun();
            var drawn = Enumerable.Range(0, BlockSize).Select(_ => model.NewDrawn()).ToArray();
            while (true)
            {
                long block;
                double[] rows;
                lock (gate)
                {
                    if (nextToTake >= blocks || failure is not null || cancellation.IsCancellationRequested)
                    {
                        months += run.MonthsVisited;
                        randomBlocks += run.Blocks;
                        return;
                    }

                    block = nextToTake++;
                    rows = spare.Count > 0 ? spare.Pop() : new double[width * BlockSize];
                }

                Array.Clear(rows);
                var count = (int)Math.Min(BlockSize, model.Settings.Draws - (block * BlockSize));
                RunBlock(model, run, drawn, block * BlockSize, count, rows);
                lock (gate)
                {
                    waiting.Add(block, rows);
                    while (waiting.Remove(nextToAdd, out var ready))
                    {
                        var draws = (int)Math.Min(BlockSize, model.Settings.Draws - (nextToAdd * BlockSize));
                        for (var n = 0; n < draws; n++)
                        {
                            tally.Add(ready.AsSpan(n * width, width));
                        }

                        spare.Push(ready);
                        nextToAdd++;
                    }

                    progress(tally.Done);
                }
            }
        }

        void Guarded()
        {
            try
            {
                Work();
            }
            catch (Exception e)
            {
                lock (gate)
                {
                    failure ??= e;
                }

                if (e is OutOfMemoryException)
                {
                    throw;
                }
            }
        }

        var others = Enumerable.Range(1, threads - 1).Select(_ => Task.Factory.StartNew(Guarded, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        Guarded();
        Task.WaitAll(others, CancellationToken.None);
        if (failure is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(failure).Throw();
        }

        cancellation.ThrowIfCancellationRequested();
        return (months, randomBlocks);
    }

    private static void RunBlock(ReplayModel model, SituationRun run, DrawnInstruments[] drawn, long first, int count, double[] rows)
    {
        var length = model.Layout.Length;
        var width = length * model.Doctrines.Count;
        for (var n = 0; n < count; n++)
        {
            model.Draw(drawn[n], first + n);
        }

        for (var s = 0; s < model.History.Situations.Count; s++)
        {
            for (var d = 0; d < model.Doctrines.Count; d++)
            {
                for (var n = 0; n < count; n++)
                {
                    model.Run(run, s, d, drawn[n], rows.AsSpan((n * width) + (d * length), length));
                }
            }
        }

        for (var n = 0; n < count; n++)
        {
            model.Complete(rows.AsSpan(n * width, width));
        }
    }

    internal static ReplayResult Result(ReplayModel model, ReplayTally tally)
    {
        var (history, layout) = (model.History, model.Layout);
        var outcomes = Enumerable.Range(0, model.Doctrines.Count).Select(d => new DoctrineOutcome(
            model.Doctrines[d],
            Enum.GetValues<OutcomeCount>().ToDictionary(static c => c, c => tally.Band(d, (int)c)),
            [.. Enumerable.Range(0, layout.Regions).Select(r => Group(history.Regions[r], d, OutcomeLayout.Region(r)))],
            [.. Enumerable.Range(layout.FirstDecade, layout.Decades).Select(k => Group($"{k}0s", d, layout.Decade(k * 10)))],
            [.. history.Onsets.Select((o, k) => Episode(o, d, layout.Onset(k)))])).ToList();
        var pairs = from a in Enumerable.Range(0, model.Doctrines.Count)
                    from b in Enumerable.Range(0, model.Doctrines.Count)
                    where a != b
                    select new PairwiseOutcome(model.Doctrines[a].Name, model.Doctrines[b].Name, tally.LessHarm(a, b));
        return new ReplayResult(
            model.Settings,
            history.RecordVersion,
            model.Instruments,
            model.Answers,
            history.From,
            history.To,
            history.WarningsFrom,
            history.RecordedDeaths,
            history.Situations.Sum(static s => s.Onsets.Count(static o => o.Preventable)),
            tally.Done,
            outcomes,
            [.. pairs]);

        GroupOutcome Group(string name, int doctrine, int at) => new(name, tally.Band(doctrine, at), tally.Band(doctrine, at + 1), tally.Band(doctrine, at + 2));

        EpisodeOutcome Episode(Record.Thresholds.Crossing onset, int doctrine, int at) =>
            new(onset.Id, onset.Deaths.Best, tally.Band(doctrine, at + 1).Mean, tally.Band(doctrine, at));
    }
}
