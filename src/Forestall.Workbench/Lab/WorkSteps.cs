using Forestall.Doctrine.Beliefs;

namespace Forestall.Workbench.Lab;

/// <summary>Several analyses that make one piece of work: how far it is, in per cent of all of them.</summary>
/// <param name="job">The piece of work.</param>
/// <param name="seed">The seed of all of them.</param>
/// <param name="threads">Threads they may use.</param>
internal sealed class WorkSteps(BackgroundJob job, ulong seed, int threads)
{
    private const int Whole = 100;
    private double _before;
    private double _current;
    private double _all = 1;

    /// <summary>Says how much there is to do, in whatever the steps are counted in.</summary>
    public void Plan(double all) => _all = all;

    /// <summary>How the next analysis is run.</summary>
    /// <param name="what">What it does, in words.</param>
    /// <param name="size">How much it is.</param>
    public BeliefRun Next(string what, double size)
    {
        var before = _before += _current;
        _current = size;
        return new BeliefRun(seed, threads, share => job.Report(what, (long)(Whole * Math.Min(1, (before + (share * size)) / _all)), Whole), job.Cancellation);
    }
}
