namespace Forestall.Doctrine.Replay.Internals;

/// <summary>Runs draws that follow each other over all situations and doctrines. An instance is used again and again by one thread.</summary>
internal abstract class DrawBlock
{
    /// <summary>Months of draws looked at so far; the others were passed over because nothing could happen in them.</summary>
    public abstract long MonthsVisited { get; }

    /// <summary>Blocks of random bits taken so far.</summary>
    public abstract long RandomBlocks { get; }

    /// <summary>Runs draws and adds what is counted.</summary>
    /// <param name="first">The first draw.</param>
    /// <param name="count">How many draws.</param>
    /// <param name="rows">For each draw one row of the layout for each doctrine, all zero.</param>
    public abstract void Run(long first, int count, Span<double> rows);
}

/// <summary>Runs draw after draw.</summary>
internal sealed class SingleDraws(ReplayModel model, int size) : DrawBlock
{
    private readonly SituationRun _run = model.NewRun();
    private readonly DrawnInstruments[] _drawn = [.. Enumerable.Range(0, size).Select(_ => model.NewDrawn())];

    public override long MonthsVisited => _run.MonthsVisited;

    public override long RandomBlocks => _run.Blocks;

    public override void Run(long first, int count, Span<double> rows)
    {
        var length = model.Layout.Length;
        var width = length * model.Doctrines.Count;
        for (var n = 0; n < count; n++)
        {
            model.Draw(_drawn[n], first + n);
        }

        for (var s = 0; s < model.History.Situations.Count; s++)
        {
            for (var d = 0; d < model.Doctrines.Count; d++)
            {
                for (var n = 0; n < count; n++)
                {
                    model.Run(_run, s, d, _drawn[n], rows.Slice((n * width) + (d * length), length));
                }
            }
        }
    }
}
