using Simulator.Engine.Observation;
using Simulator.Engine.State;

namespace Simulator.Experiments.Measures.Watching;

/// <summary>What people know more at the end: everybody, those who were not trained, and the trained since their training.</summary>
internal sealed class KnowledgeWatch : IObserver
{
    private double all, untrained, trained;
    private int persons, untrainedPersons, trainedPersons;

    internal double Gain => all / persons;

    internal double TotalGain => all;

    internal double UntrainedGain => untrained / untrainedPersons;

    internal double TrainedGainAfterwards => trained / trainedPersons;

    /// <inheritdoc/>
    public void Observe(World world, in Moment moment)
    {
        if (!ReplicateWatch.IsLast(world, moment)) return;
        Cohort people = world.People;
        for (int i = 0; i < people.Count; i++)
        {
            double gain = people.Knowledge[i] - people.KnowledgeAtStart[i];
            all += gain;
            persons++;
            if (people.Trained[i])
            {
                trained += gain - people.KnowledgeFromTraining[i];
                trainedPersons++;
            }
            else
            {
                untrained += gain;
                untrainedPersons++;
            }
        }
    }
}
