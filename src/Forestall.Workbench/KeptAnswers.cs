using System.Runtime.ExceptionServices;

namespace Forestall.Workbench;

/// <summary>Answers that take a while, kept for the next who asks: each is computed once, however many ask at the same time; the one asked for least recently goes first when there are too many.</summary>
/// <typeparam name="TKey">What is asked.</typeparam>
/// <typeparam name="TAnswer">The answer.</typeparam>
/// <param name="most">How many are kept, at least 1.</param>
public sealed class KeptAnswers<TKey, TAnswer>(int most)
    where TKey : notnull
    where TAnswer : class
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, Lazy<TAnswer> Answer)>> _kept = [];
    private readonly HashSet<TKey> _underWay = [];
    private readonly Dictionary<TKey, Exception> _failed = [];
    private readonly LinkedList<(TKey Key, Lazy<TAnswer> Answer)> _byUse = new();

    /// <summary>The answer, from what is kept or computed. What fails is not kept.</summary>
    public TAnswer Of(TKey key, Func<TKey, TAnswer> compute) => Value(key, Begun(key, compute));

    /// <summary>The answer if it is there; else none, and the work begins in the background if it has not begun.</summary>
    /// <remarks>Work that failed is answered with its exception once, and begins anew the next time.</remarks>
    public TAnswer? IfThere(TKey key, Func<TKey, TAnswer> compute)
    {
        var answer = Begun(key, compute);
        if (answer.IsValueCreated)
        {
            return answer.Value;
        }

        lock (_lock)
        {
            if (_failed.Remove(key, out var failure))
            {
                ExceptionDispatchInfo.Throw(failure);
            }

            if (!_underWay.Add(key))
            {
                return default;
            }
        }

        _ = InItsTurn(key, answer);
        return default;
    }

    private async Task InItsTurn(TKey key, Lazy<TAnswer> answer)
    {
        using var turn = await BackgroundTurn.Come().ConfigureAwait(false);
        try
        {
            Value(key, answer);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            lock (_lock)
            {
                _failed[key] = e;
            }
        }
        finally
        {
            lock (_lock)
            {
                _underWay.Remove(key);
            }
        }
    }

    private Lazy<TAnswer> Begun(TKey key, Func<TKey, TAnswer> compute)
    {
        lock (_lock)
        {
            if (_kept.TryGetValue(key, out var node))
            {
                _byUse.Remove(node);
            }
            else
            {
                node = new((key, new Lazy<TAnswer>(() => compute(key))));
                _kept[key] = node;
                if (_kept.Count > most)
                {
                    _kept.Remove(_byUse.Last!.Value.Key);
                    _byUse.RemoveLast();
                }
            }

            _byUse.AddFirst(node);
            return node.Value.Answer;
        }
    }

    private TAnswer Value(TKey key, Lazy<TAnswer> answer)
    {
        try
        {
            return answer.Value;
        }
        catch
        {
            Forget(key, answer);
            throw;
        }
    }

    private void Forget(TKey key, Lazy<TAnswer> answer)
    {
        lock (_lock)
        {
            if (_kept.TryGetValue(key, out var node) && node.Value.Answer == answer)
            {
                _kept.Remove(key);
                _byUse.Remove(node);
            }
        }
    }
}
